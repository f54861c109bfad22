package org.customerapi.write.adapter.out.phone;

import java.util.Optional;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.PhoneFormat;

/**
 * Phone numbers by libphonenumber; a number that is not valid in its country has no E.164 form, nor has one of more than 15
 * digits, as German numbers with a dial-through extension can be: the library formats those all the same.
 */
final class LibPhoneNumberFormat implements PhoneFormat {

    /** The plus sign and 15 digits (ITU-T E.164, section 6.2.1). */
    private static final int MOST_CHARACTERS = 16;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> e164(String phone, @Nullable String country) {
        try {
            PhoneNumber number = numbers.parse(phone, country);
            return numbers.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                            .filter(text -> text.length() <= MOST_CHARACTERS)
                    : Optional.empty();
        } catch (NumberParseException notTold) {
            return Optional.empty();
        }
    }
}
