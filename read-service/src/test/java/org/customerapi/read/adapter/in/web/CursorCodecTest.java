package org.customerapi.read.adapter.in.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CursorPosition;

import static org.assertj.core.api.Assertions.assertThat;

class CursorCodecTest {

    private static final String QUERY = "sort=-createdAt";

    /** Kept as it was made: when it is no longer taken, or holds something else, cursors changed and need another purpose. */
    private static final String OF_THIS_VERSION =
            "eyJhIjpbMTc5MzUyNzIwMDAwMCwxMTM2ODQ5MzYyOTQ2NTgwNDgsLTkyMjMzNzIwMzY4NTQ3NzU4MDddLCJuIjoyLCJxIjoieGlBbGlM"
                    + "dFJPbk4taE1kdDFvdFc2aSIsInMiOm51bGwsInQiOm51bGx9.O5yV9lHO6k_99Pb4zLnvdDfE4XDaoB-B1NINhQjAVdE";

    /** From when customers were sorted by ids as text. */
    private static final String OF_THE_VERSION_BEFORE =
            "eyJhIjpbIjIwMjYtMTEtMDFUMTA6MDA6MDAuMDAwWiIsIjAxOTNlN2EwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSJdLCJuIjoy"
                    + "LCJxIjoieGlBbGlMdFJPbk4taE1kdDFvdFc2aSIsInMiOm51bGwsInQiOm51bGx9"
                    + ".J8QbY9z0cQXu67Q9YDDGIK1-SArjeJZQNHFpeYLzByI";

    private final CursorCodec cursors = new CursorCodec(new JsonMapper(), "a secret of the test, long enough");

    @Test
    void takesCursorsThatThisVersionMadeBefore() {
        assertThat(cursors.decode(OF_THIS_VERSION, QUERY, 20))
                .contains(new CursorPosition(
                        List.of(1_793_527_200_000L, 113_684_936_294_658_048L, -9_223_372_036_854_775_807L),
                        2,
                        20,
                        null));
    }

    @Test
    void refusesCursorsOfTheVersionBeforeAsTheyHoldOtherSortValues() {
        assertThat(cursors.decode(OF_THE_VERSION_BEFORE, QUERY, 20)).isEmpty();
    }
}
