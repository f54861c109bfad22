package org.customerapi.write.domain.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.write.domain.customer.Fixtures.MONDAY;
import static org.customerapi.write.domain.customer.Fixtures.aCustomer;
import static org.customerapi.write.domain.customer.Fixtures.named;
import static org.customerapi.write.domain.customer.Fixtures.withEmail;

class CustomerCommandTest {

    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    private final Customer maria = aCustomer(named("Maria"));

    @Test
    void registersAtVersionOne() {
        UUID id = UUID.randomUUID();

        Decision decision = new RegisterCustomer(id, named("Maria"), "admin").decide(null, MONDAY);

        assertThat(decision.customer()).isEqualTo(new Customer(id, named("Maria"), 1, MONDAY, MONDAY, null));
        assertThat(decision.event().orElseThrow().change()).isEqualTo(Change.CREATED);
        assertThat(decision.event().orElseThrow().changed()).containsExactly("firstName");
    }

    @Test
    void registersOnceMoreOnlyWhomItDoesNotFind() {
        RegisterUnlessThere again = new RegisterCustomer(maria.id(), named("Maria"), "admin").again();

        assertThat(again.decide(null, MONDAY).customer()).isEqualTo(maria);
        assertThat(again.decide(maria, TUESDAY)).isEqualTo(Decision.unchanged(maria));
    }

    @Test
    void replacesAtTheNextVersion() {
        Decision decision =
                new ReplaceCustomer(maria.id(), named("Ana"), ExpectedVersion.ANY, "admin").decide(maria, TUESDAY);

        assertThat(decision.customer().version()).isEqualTo(2);
        assertThat(decision.customer().createdAt()).isEqualTo(MONDAY);
        assertThat(decision.customer().updatedAt()).isEqualTo(TUESDAY);
        assertThat(decision.event().orElseThrow().change()).isEqualTo(Change.UPDATED);
    }

    @Test
    void tellsNothingWhenNothingChanges() {
        Decision decision =
                new ReplaceCustomer(maria.id(), named("Maria"), ExpectedVersion.ANY, "admin").decide(maria, TUESDAY);

        assertThat(decision.event()).isEmpty();
        assertThat(decision.customer()).isEqualTo(maria);
    }

    @Test
    void refusesWhatWasMeantForAnotherVersion() {
        ExpectedVersion second = new ExpectedVersion(Set.of(2L));

        assertThatThrownBy(() -> new DeleteCustomer(maria.id(), second, "admin").decide(maria, TUESDAY))
                .isInstanceOf(VersionMismatch.class);
    }

    @Test
    void restoresWhatWasDeleted() {
        Customer deleted = new DeleteCustomer(maria.id(), ExpectedVersion.ANY, "admin")
                .decide(maria, TUESDAY)
                .customer();

        Customer restored = new RestoreCustomer(maria.id(), ExpectedVersion.ANY, "admin")
                .decide(deleted, TUESDAY)
                .customer();

        assertThat(deleted.isDeleted()).isTrue();
        assertThat(restored.isDeleted()).isFalse();
        assertThat(restored.details()).isEqualTo(maria.details());
        assertThat(restored.version()).isEqualTo(3);
    }

    @Test
    void doesNotFindADeletedCustomer() {
        Customer deleted = new DeleteCustomer(maria.id(), ExpectedVersion.ANY, "admin")
                .decide(maria, TUESDAY)
                .customer();

        assertThatThrownBy(() -> new AmendCustomer(maria.id(), details -> details, ExpectedVersion.ANY, "admin")
                        .decide(deleted, TUESDAY))
                .isInstanceOf(CustomerNotFound.class);
    }

    @Test
    void holdsAnEmailWhateverItsCaseUntilItIsGivenUp() {
        Customer first = aCustomer(withEmail("Maria@example.org"));
        Customer second = aCustomer(withEmail("maria@EXAMPLE.org"));
        UniqueValues values = new UniqueValues(Map.of());
        values.move(null, first);

        assertThatThrownBy(() -> values.move(null, second)).isInstanceOf(AlreadyTaken.class);
        values.move(first, first.deleted(TUESDAY));
        values.move(null, second);
        assertThatThrownBy(() -> values.move(first.deleted(TUESDAY), first)).isInstanceOf(AlreadyTaken.class);
    }
}
