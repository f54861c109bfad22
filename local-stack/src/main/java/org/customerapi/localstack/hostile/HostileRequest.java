package org.customerapi.localstack.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code hostile-requests.tsv}.
 *
 * @param atTheEdge the statuses that are right where stand-ins, which answer all with 200, are behind the gateway; 0 stands
 *     for a connection closed without an answer
 * @param onTheStack those that are right where the real parts are
 * @param mayReachAPart whether the gateway may send it on
 * @param text the request, with its placeholders replaced
 */
public record HostileRequest(
        String group,
        String name,
        Set<Integer> atTheEdge,
        Set<Integer> onTheStack,
        boolean mayReachAPart,
        String text) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");
    private static final Pattern REPEAT = Pattern.compile("\\$\\{repeat:(.+?):(\\d+)}", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\$\\{token:([a-z0-9-]+)}");

    /**
     * All lines of the list.
     *
     * @param secret that the gateway has, for tokens that are good but for one thing
     */
    public static List<HostileRequest> all(String secret) {
        Map<String, String> tokens = HostileTokens.byName(new SignedTokens(secret));
        return list().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> parse(line, tokens))
                .toList();
    }

    private static String list() {
        try (InputStream list = HostileRequest.class.getResourceAsStream("hostile-requests.tsv")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static HostileRequest parse(String line, Map<String, String> tokens) {
        List<String> columns = List.of(line.split("\t", -1));
        String raw = ESCAPE.matcher(columns.get(5)).replaceAll(HostileRequest::unescaped);
        String repeated = REPEAT.matcher(raw).replaceAll(HostileRequest::repeated);
        String text = TOKEN.matcher(repeated).replaceAll(found -> Objects.requireNonNull(tokens.get(found.group(1))));
        return new HostileRequest(
                columns.get(0),
                columns.get(1),
                statuses(columns.get(2)),
                statuses(columns.get(3)),
                !columns.get(4).equals("no"),
                text);
    }

    private static Set<Integer> statuses(String column) {
        return Stream.of(column.split("\\|", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static String unescaped(MatchResult found) {
        String code = found.group(1);
        String plain = switch (code.charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'x' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
            default -> code;
        };
        return Matcher.quoteReplacement(plain);
    }

    private static String repeated(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2))));
    }

    /** The status of a raw answer; 0 when there is none. */
    public static int statusOf(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
