package org.customerapi.read.domain;

/** As many of something are open as this instance bears. */
public final class TooManyAtOnce extends ReadFailure {

    public TooManyAtOnce(int most, String what) {
        super("There are " + most + " " + what + " open already, which is the limit. Try again later.", null);
    }
}
