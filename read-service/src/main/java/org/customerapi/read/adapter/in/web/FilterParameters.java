package org.customerapi.read.adapter.in.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

/** Describes the parameters that {@link FilterReader} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "q",
        in = ParameterIn.QUERY,
        description = "Free text over names, company, email, phone, city and external id, without regard to case and "
                + "accents; the last word may be a beginning, and one typo a word is forgiven")
@Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-2; repeat for any of several")
@Parameter(name = "city", in = ParameterIn.QUERY, description = "Without regard to case and accents; repeatable")
@Parameter(name = "company", in = ParameterIn.QUERY, description = "Without regard to case and accents; repeatable")
@Parameter(name = "tag", in = ParameterIn.QUERY, description = "Without regard to case and accents; repeatable")
@Parameter(name = "status", in = ParameterIn.QUERY, description = "active (default), deleted or any")
@Parameter(name = "createdFrom", in = ParameterIn.QUERY, description = "Date or RFC 3339 time, inclusive")
@Parameter(name = "createdTo", in = ParameterIn.QUERY, description = "Time, exclusive; or date, that day included")
@Parameter(name = "updatedFrom", in = ParameterIn.QUERY, description = "Date or RFC 3339 time, inclusive")
@Parameter(name = "updatedTo", in = ParameterIn.QUERY, description = "Time, exclusive; or date, that day included")
@interface FilterParameters {}
