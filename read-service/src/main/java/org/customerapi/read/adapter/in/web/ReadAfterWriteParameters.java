package org.customerapi.read.adapter.in.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

/** Describes the headers that {@link ReadAfterWriteReader} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "Consistency-Token",
        in = ParameterIn.HEADER,
        description = "Token of a write, or several separated by commas: the answer holds those writes")
@Parameter(
        name = "Prefer",
        in = ParameterIn.HEADER,
        description = "wait=<seconds>: how long the token may be waited for, 2 by default and 10 at most")
@interface ReadAfterWriteParameters {}
