package org.customerapi.write.adapter.in.web;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

import org.customerapi.contracts.AddressDocument;

/** What a client may say about a customer, for the API's documentation. */
@Schema(description = "A firstName, lastName or company is required; all else is optional")
record CustomerInput(
        @Schema(description = "Your own key; unique among customers that are not deleted", maxLength = 100)
        String externalId,

        @Schema(maxLength = 100, example = "Maria") String firstName,
        @Schema(maxLength = 100, example = "Anders") String lastName,

        @Schema(maxLength = 200, example = "Alfreds Futterkiste")
        String company,

        @Schema(
                description = "Unique among customers that are not deleted, whatever its case",
                maxLength = 254,
                example = "maria@example.org")
        String email,

        @Schema(description = "Kept as given", maxLength = 50, example = "030-0074321")
        String phone,

        AddressDocument address,

        @Schema(description = "At most 50, each of at most 50 characters")
        List<String> tags,

        @Schema(description = "At most 50 entries; keys of at most 40, values of at most 500 characters")
        Map<String, String> metadata) {}
