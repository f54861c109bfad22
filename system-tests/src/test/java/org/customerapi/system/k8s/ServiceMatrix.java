package org.customerapi.system.k8s;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

import org.customerapi.localstack.stack.Part;

/** Every service in every overlay. */
final class ServiceMatrix implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> Part.services().stream().map(service -> Arguments.of(overlay, service)));
    }
}
