package org.customerapi.read.application.port.out;

import org.customerapi.read.domain.Copy;

/** Views of all customers at one point in time; bounded in number, and gone when not used for five minutes. */
public interface Snapshots {

    /**
     * Opens one of what can be searched in this copy, and answers its id.
     *
     * @throws org.customerapi.read.domain.TooManyAtOnce when as many are open as may be
     */
    String open(Copy copy);

    /** As the other, for one whose number is bounded by other means, and that its opener closes: it takes no walk's place. */
    String openUncounted(Copy copy);

    /** Its walk came to the end: it is kept as long as nobody else needs its place. */
    void ended(String id);

    /** Frees what it holds; one that is gone already, or cannot be closed now and ends by itself, is no error. */
    void close(String id);
}
