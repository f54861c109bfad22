package org.customerapi.write.config;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds unless JWT_ISSUER_URI names a provider: then users, logins and keys are that provider's affair. */
public final class OnOwnLogin implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment()
                .getProperty("customerapi.jwt.issuer-uri", "")
                .isBlank();
    }
}
