package org.customerapi.sink.adapter.in.web;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, empty for all of it, or {@code ?name} for a parameter of the query
 * @param detail what is wrong, for people
 */
record InvalidField(String pointer, String detail) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? detail : pointer + " " + detail;
    }
}
