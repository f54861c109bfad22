package org.customerapi.localstack;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers(Server.ELASTICSEARCH)
class ElasticsearchServerIT {

    private static final String FOLDING_INDEX = """
            {"settings": {"analysis": {
                "analyzer": {"folded": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]}},
                "normalizer": {"folded": {"type": "custom", "filter": ["lowercase", "asciifolding"]}}}},
             "mappings": {"properties": {
                "city": {"type": "text", "analyzer": "folded"},
                "exact": {"type": "keyword", "normalizer": "folded"}}}}""";

    @Test
    void findsAccentedWordsWithoutTheirAccents(Servers servers) throws Exception {
        URI index = createIndex(servers.elasticsearch(), servers.namespace());
        add(index);

        assertThat(search(index, "city", "oberg")).contains("Öberg");
        assertThat(search(index, "exact", "OBERG")).contains("Öberg");
        assertThat(search(index, "city", "obergs")).doesNotContain("Öberg");
    }

    @Test
    void keepsDocumentsWhenItIsKilled() throws Exception {
        try (Servers servers = Servers.dedicated(Server.ELASTICSEARCH)) {
            URI index = createIndex(servers.elasticsearch(), servers.namespace());
            add(index);

            servers.elasticsearch().kill();
            servers.elasticsearch().start();

            assertThat(search(index, "city", "oberg")).contains("Öberg");
        }
    }

    private static URI createIndex(ElasticsearchServer elasticsearch, String name) throws Exception {
        URI index = elasticsearch.uri().resolve("/" + name);
        assertThat(Http.put(index, FOLDING_INDEX).statusCode()).isEqualTo(200);
        return index;
    }

    private static void add(URI index) throws Exception {
        URI document = URI.create(index + "/_doc/1?refresh=true");
        assertThat(Http.put(document, "{\"city\": \"Öberg\", \"exact\": \"Öberg\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String search(URI index, String field, String words) throws Exception {
        String query = "{\"query\": {\"match\": {\"%s\": \"%s\"}}}".formatted(field, words);
        return Http.post(URI.create(index + "/_search"), query).body();
    }
}
