package org.customerapi.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the collection in {@code docs/} against the document; {@code -Dpostman.update=true} writes it anew. */
class PostmanCollectionTest {

    private static final Path FILE = Path.of("..", "docs", "customer-api.postman_collection.json");

    @Test
    void saysWhatTheDescriptionOfTheApiSays() throws IOException {
        String collection = new PostmanCollection(OpenApi.newest()).text();
        if (Boolean.getBoolean("postman.update")) {
            Files.writeString(FILE, collection);
        }

        assertThat(Files.readString(FILE))
                .as("mvn -pl contracts test -Dpostman.update=true writes it anew")
                .isEqualTo(collection);
    }
}
