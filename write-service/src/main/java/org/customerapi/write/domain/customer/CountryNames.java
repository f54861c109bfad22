package org.customerapi.write.domain.customer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the ISO 3166-1 alpha-2 code of a country by its English name, in the spellings that files come with. Neither case,
 * accents nor punctuation matter.
 */
public final class CountryNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ASIDES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SAINTS = Pattern.compile("\\bsaint\\b");
    private static final Pattern FILLERS = Pattern.compile("\\b(the|of|and)\\b");

    /** Names that are in use beside those of the Unicode CLDR; as {@link #key} makes them. */
    private static final String ALSO_KNOWN_AS = """
            BN=brunei darussalam;BV=bouvet island;CC=cocos islands;CD=democratic republic congo,congo kinshasa,dr congo;
            CG=congo,congo brazzaville,republic congo;CI=cote divoire,ivory coast;CV=cape verde;CZ=czech republic,czechia;
            FK=falkland islands;FM=micronesia,federated states micronesia;GB=uk,great britain,england,scotland,wales,
            northern ireland,britain;GS=south georgia south sandwich islands;HK=hong kong,hong kong sar;
            HM=heard island mcdonald islands;IO=british indian ocean territory,chagos archipelago;IR=islamic republic iran,iran;
            KG=kyrgyz republic;KP=democratic peoples republic korea,north korea,korea north;KR=korea,republic korea,korea south,
            south korea;LA=lao peoples democratic republic,lao pdr;LY=libyan arab jamahiriya;MD=republic moldova;
            MF=saint martin;MK=macedonia,former yugoslav republic macedonia;MM=myanmar,burma;MO=macao,macau;
            NL=netherlands,holland;AN=netherlands antilles;PS=palestinian territory,palestine,state palestine;
            RU=russian federation,russia;SH=saint helena;SJ=svalbard jan mayen islands;SK=slovak republic;
            ST=sao tome principe;SY=syrian arab republic;SZ=swaziland;TL=east timor;TR=turkey;TW=taiwan province china;
            TZ=united republic tanzania;UM=us minor outlying islands,united states minor outlying islands;
            US=usa,united states america,us;VA=holy see,vatican;VE=bolivarian republic venezuela;
            VG=british virgin islands,virgin islands british;VI=united states virgin islands,us virgin islands,
            virgin islands us;VN=viet nam;AQ=antarctica;BL=saint barthelemy;BA=bosnia herzegovina;BO=plurinational state bolivia
            """;

    /** Of any name in any file; what is longer names no country, and costs no time. */
    private static final int LONGEST_NAME = 200;

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /**
     * Finds a country.
     *
     * @param name a name, or a code of two or three letters
     * @return its code; empty when no country is called so
     */
    public static Optional<String> codeOf(String name) {
        return name.length() > LONGEST_NAME ? Optional.empty() : Optional.ofNullable(CODES.get(key(name)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(key(country.getISO3Country()), code);
            codes.put(key(code), code);
        }
        for (String entry : ALSO_KNOWN_AS.replace("\n", " ").split(";")) {
            String[] parts = entry.strip().split("=");
            for (String name : parts[1].split(",")) {
                codes.put(key(name), parts[0]);
            }
        }
        return Map.copyOf(codes);
    }

    private static String key(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String words =
                ASIDES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").replaceAll("[.'’]", "");
        String spaced =
                SAINTS.matcher(OTHERS.matcher(words).replaceAll(" ").strip()).replaceAll("st");
        String brief = FILLERS.matcher(spaced).replaceAll(" ").strip().replaceAll(" +", " ");
        return brief.isEmpty() ? spaced : brief;
    }
}
