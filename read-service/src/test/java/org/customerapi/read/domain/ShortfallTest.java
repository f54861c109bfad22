package org.customerapi.read.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShortfallTest {

    private static final Comparator<StoredVersion> BY_ID =
            Comparator.comparing(one -> one.customer().toString());

    private final Random random = new Random(23);
    private final List<StoredVersion> old =
            Stream.generate(this::someCustomer).limit(1_000).sorted(BY_ID).toList();

    @Test
    void isNoneWhereEachCustomerIsThereOrNewer() {
        List<StoredVersion> built = new ArrayList<>(old);
        built.replaceAll(one -> new StoredVersion(one.customer(), one.version() + random.nextInt(2)));
        built.addAll(Stream.generate(this::someCustomer).limit(100).toList());

        assertThat(shortfall(built).isNone()).isTrue();
    }

    @Test
    void countsEachCustomerThatIsMissingWhateverElseIsThere() {
        List<StoredVersion> built = new ArrayList<>(old);
        List<StoredVersion> missing = List.of(old.getFirst(), old.get(499), old.get(500), old.getLast());
        built.removeAll(missing);
        built.addAll(Stream.generate(this::someCustomer).limit(100).toList());

        assertThat(shortfall(built))
                .isEqualTo(new Shortfall(
                        4, missing.stream().map(StoredVersion::customer).toList()));
    }

    @Test
    void countsEachCustomerThatIsOlder() {
        List<StoredVersion> built = new ArrayList<>(old);
        StoredVersion newer = old.get(700);
        built.set(700, new StoredVersion(newer.customer(), newer.version() - 1));

        assertThat(shortfall(built)).isEqualTo(new Shortfall(1, List.of(newer.customer())));
    }

    @Test
    void namesAFewOfMany() {
        Shortfall all = shortfall(List.of());

        assertThat(all.customers()).isEqualTo(1_000);
        assertThat(all.some())
                .isEqualTo(old.stream().limit(5).map(StoredVersion::customer).toList());
    }

    private Shortfall shortfall(List<StoredVersion> built) {
        Iterator<StoredVersion> inOrder = built.stream().sorted(BY_ID).iterator();
        return Shortfall.of(inOrder, old.iterator());
    }

    private StoredVersion someCustomer() {
        return new StoredVersion(new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(9));
    }
}
