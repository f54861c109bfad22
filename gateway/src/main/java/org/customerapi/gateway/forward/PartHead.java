package org.customerapi.gateway.forward;

import org.eclipse.jetty.client.Response;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

import org.customerapi.contracts.ApiHeaders;

/** Status and headers of a part's answer, without those that the gateway sets itself. */
record PartHead(HttpStatusCode status, HttpHeaders headers) implements ProxyExchange.Response {

    static PartHead of(Response response) {
        HttpHeaders headers = new HttpHeaders();
        response.getHeaders().forEach(field -> headers.add(field.getName(), field.getValue()));
        headers.remove(ApiHeaders.REQUEST_ID);
        return new PartHead(HttpStatusCode.valueOf(response.getStatus()), headers);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }
}
