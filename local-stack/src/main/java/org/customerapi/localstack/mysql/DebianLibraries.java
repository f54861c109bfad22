package org.customerapi.localstack.mysql;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.process.MissingPrerequisite;
import org.customerapi.localstack.process.Shell;

/** Fetches the two libraries that MySQL links to from Debian's packages, without installing anything. */
final class DebianLibraries {

    /** Package names changed with the 64-bit times of Debian 13, and libaio's file name with them. */
    private static final String SCRIPT = """
            set -e
            cd "$FOLDER"
            mkdir -p apt/lists/partial apt/cache/archives/partial packages
            fetch() { old=$1 new=$2; shift 2; apt-get "$@" download "$old" || apt-get "$@" download "$new"; }
            both() { fetch libaio1 libaio1t64 "$@" && fetch libnuma1 libnuma1t64 "$@"; }
            both || {
              set -- -o "Dir::State::lists=$FOLDER/apt/lists" -o "Dir::Cache=$FOLDER/apt/cache"
              apt-get "$@" update && both "$@"
            }
            for package in ./*.deb; do dpkg -x "$package" packages; done
            find packages -name 'lib*.so*' -exec cp -P {} . ';'
            [ -e libaio.so.1 ] || ln -s libaio.so.1t64 libaio.so.1
            rm -rf apt packages ./*.deb
            """;

    private DebianLibraries() {}

    /** Puts the libraries into a folder; without apt, or without a network, that is an error. */
    static void fetch(Path folder) {
        Shell.Outcome outcome = Shell.run(List.of("sh", "-c", SCRIPT), Map.of("FOLDER", folder.toString()));
        if (!outcome.succeeded()) {
            throw new MissingPrerequisite("apt-get could not fetch them:\n" + outcome.output());
        }
    }
}
