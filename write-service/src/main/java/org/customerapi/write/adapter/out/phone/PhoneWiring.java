package org.customerapi.write.adapter.out.phone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.write.domain.customer.PhoneFormat;

/** Gives the phone format. */
@Configuration(proxyBeanMethods = false)
class PhoneWiring {

    @Bean
    PhoneFormat phoneFormat() {
        return new LibPhoneNumberFormat();
    }
}
