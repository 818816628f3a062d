"""Builds members.csv from the memberships that the factbook lists, and from hand lists where days are known."""

import re

from sources import factbook, plain, write_csv

#: Abbreviations of the factbook -> organisation.
LISTED = {
    "NATO": "Q7184",
    "EU": "Q458",
    "AU": "Q7159",
    "LAS": "Q7172",
    "ASEAN": "Q7768",
    "OAS": "Q123759",
    "OSCE": "Q81299",
    "G-20": "Q19771",
    "BRICS": "dem:brics",
    "SCO": "Q485207",
    "OPEC": "Q7795",
    "CIS": "Q7779",
    "CSTO": "Q318693",
    "EAEU": "dem:eaeu",
    "GCC": "Q217172",
    "ECOWAS": "dem:ecowas",
    "Caricom": "dem:caricom",
    "Mercosur": "dem:mercosur",
    "SADC": "dem:sadc",
    "SAARC": "dem:saarc",
    "APEC": "dem:apec",
    "OIC": "dem:oic",
    "CE": "Q8908",
    "EAC": "dem:eac",
    "IGAD": "dem:igad",
    "OECD": "Q41550",
    "PIF": "dem:pacific-islands-forum",
    "CELAC": "dem:celac",
    "CAN": "dem:andean-community",
    "UN": "Q1065",
    "IAEA": "Q41984",
    "WTO": "Q7825",
    "NAM": "dem:non-aligned-movement",
    "C": "Q7785",
    "ICCt": "Q47488",
    "OPCW": "Q842490",
    "Interpol": "Q8475",
    "G-77": "dem:g77",
    "COMESA": "dem:comesa",
    "UNASUR": "dem:unasur",
    "G-5": "",
}
HAND = {
    "Q1764511": "USA GBR FRA DEU ITA JPN CAN",
    "dem:g8": "USA GBR FRA DEU ITA JPN CAN RUS",
    "dem:quad": "USA JPN IND AUS",
    "dem:aukus": "AUS GBR USA",
    "dem:five-eyes": "USA GBR CAN AUS NZL",
    "dem:unsc-p5": "USA GBR FRA RUS CHN",
    "dem:p5-1": "USA GBR FRA RUS CHN DEU",
    "dem:eu-troika": "GBR FRA DEU",
    "dem:alliance-of-sahel-states": "MLI BFA NER",
    "dem:anzus": "AUS NZL USA",
    "dem:organization-of-turkic-states": "TUR AZE KAZ KGZ UZB",
    "dem:pacific-alliance": "CHL COL MEX PER",
    "dem:alba": "VEN CUB NIC DMA ATG VCT LCA KNA GRD",
    "dem:koreas": "PRK KOR",
    "dem:sudans": "SDN SSD",
    "dem:congos": "COD COG",
    "dem:g5-sahel": "MLI BFA NER TCD MRT",
    "dem:opec-plus": "RUS KAZ AZE OMN BHR MYS SDN SSD BRN MEX SAU IRQ IRN KWT ARE DZA NGA LBY VEN GAB COG GNQ",
}
#: Days of joining and leaving that are certain: organisation, country, start, end.
DATED = """
Q7184 POL 1999-03-12;Q7184 CZE 1999-03-12;Q7184 HUN 1999-03-12;Q7184 BGR 2004-03-29;Q7184 EST 2004-03-29
Q7184 LVA 2004-03-29;Q7184 LTU 2004-03-29;Q7184 ROU 2004-03-29;Q7184 SVK 2004-03-29;Q7184 SVN 2004-03-29
Q7184 ALB 2009-04-01;Q7184 HRV 2009-04-01;Q7184 MNE 2017-06-05;Q7184 MKD 2020-03-27;Q7184 FIN 2023-04-04
Q7184 SWE 2024-03-07;Q458 AUT 1995-01-01;Q458 FIN 1995-01-01;Q458 SWE 1995-01-01;Q458 CYP 2004-05-01
Q458 CZE 2004-05-01;Q458 EST 2004-05-01;Q458 HUN 2004-05-01;Q458 LVA 2004-05-01;Q458 LTU 2004-05-01
Q458 MLT 2004-05-01;Q458 POL 2004-05-01;Q458 SVK 2004-05-01;Q458 SVN 2004-05-01;Q458 BGR 2007-01-01
Q458 ROU 2007-01-01;Q458 HRV 2013-07-01;Q458 GBR 1973-01-01 2020-01-31;Q485207 IND 2017-06-09
Q485207 PAK 2017-06-09;Q485207 IRN 2023-07-04;Q485207 BLR 2024-07-04;dem:brics ZAF 2010-12-24
dem:brics EGY 2024-01-01;dem:brics ETH 2024-01-01;dem:brics IRN 2024-01-01;dem:brics ARE 2024-01-01
dem:brics IDN 2025-01-06;Q8908 RUS 1996-02-28 2022-03-16;dem:ecowas MLI 1975-05-28 2025-01-29
dem:ecowas BFA 1975-05-28 2025-01-29;dem:ecowas NER 1975-05-28 2025-01-29;Q7795 QAT 1961-01-01 2018-12-31
Q7795 ECU 2007-11-17 2019-12-31;Q7795 AGO 2007-01-01 2023-12-31;Q7768 MMR 1997-07-23;Q7768 LAO 1997-07-23
Q7768 KHM 1999-04-30;Q7768 TLS 2025-10-26;dem:eaeu ARM 2015-01-02;dem:eaeu KGZ 2015-08-12
dem:g8 RUS 1997-06-20 2014-03-24;Q7159 MAR 2017-01-30;dem:eac COD 2022-04-08;dem:eac SOM 2023-11-24
dem:eac SSD 2016-04-15;dem:mercosur VEN 2012-07-31 2016-12-01;Q7785 ZWE 1980-04-18 2003-12-07
Q7785 MDV 2020-02-01;dem:quad AUS 2017-11-12
"""
#: Members of organisations that the factbook does not list as such (it mixes in observers and partners).
FOUNDERS = {
    "dem:brics": "BRA RUS IND CHN ZAF EGY ETH IRN ARE IDN",
    "Q485207": "CHN RUS KAZ KGZ TJK UZB IND PAK IRN BLR",
    "Q7768": "IDN MYS PHL SGP THA BRN VNM LAO MMR KHM TLS",
    "Q217172": "SAU ARE QAT KWT BHR OMN",
    "dem:eaeu": "RUS BLR KAZ ARM KGZ",
    "Q318693": "RUS BLR KAZ ARM KGZ TJK",
    "Q458": "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN "
    "ESP SWE GBR",
    "Q7184": "ALB BEL BGR CAN HRV CZE DNK EST FIN FRA DEU GRC HUN ISL ITA LVA LTU LUX MNE NLD MKD NOR POL PRT ROU "
    "SVK SVN ESP SWE TUR GBR USA",
    "dem:mercosur": "ARG BRA PRY URY VEN BOL",
    "Q7172": "EGY IRQ JOR LBN SAU SYR YEM LBY SDN MAR TUN KWT DZA BHR OMN QAT ARE MRT SOM PSE DJI COM",
    "Q7795": "SAU IRQ IRN KWT VEN ARE DZA NGA LBY GAB COG GNQ QAT ECU AGO",
}


def build() -> None:
    """Writes members.csv."""
    rows: dict[tuple[str, str], dict[str, str]] = {}

    def put(organisation: str, country: str, source: str, start: str = "", end: str = "") -> None:
        rows[organisation, country] = {
            "organisation": organisation,
            "country": country,
            "start": start,
            "end": end,
            "source": source,
        }

    for iso3, profile in factbook().items():
        text = plain(profile.get("Government", {}).get("International organization participation", {}).get("text", ""))
        for cell in text.split(","):
            name = re.sub(r"\s*\(.*", "", cell.strip())
            organisation = LISTED.get(name, "")
            if organisation and organisation not in FOUNDERS and "(" not in cell:
                put(organisation, iso3, "factbook")
    for table in (HAND, FOUNDERS):
        for organisation, countries in table.items():
            for country in countries.split():
                put(organisation, country, "common knowledge")
    for cell in re.split(r"[;\n]", DATED.strip()):
        organisation, country, start, *end = cell.split()
        put(organisation, country, "common knowledge", start, end[0] if end else "")
    write_csv("members.csv", "organisation country start end source".split(), (rows[pair] for pair in sorted(rows)))
