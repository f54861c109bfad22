package org.customerapi.write.adapter.in.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import org.customerapi.write.domain.customer.Violations;

/** Refuses query parameters where none is known: whoever asks a write for a {@code dryRun} must not find it carried out. */
final class UnknownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod) {
            Violations violations = new Violations();
            request.getParameterMap().keySet().forEach(name -> violations.add("?" + name, "is not known here"));
            violations.throwIfAny();
        }
        return true;
    }
}
