"""What an archivist types, and what she must find, in any order: marks, names, words, fields."""

import pytest

from tests.catalogue.collection import units

SHELFMARKS = """
AQPPSH, MPP Korese, D 1, V. 1967 = sq1 report
AQPPSH MPP Korese V 1967 D 1 = sq1 report
aqppsh mpp korese d1 v1967 = sq1 report
V. 1967, D 1 = sq1 report
d1 v1967 korese = sq1 report
korese 1967 1 = sq1 report
1967/1 = sq1 report
korese d 1 = sq1 report list
D 1 = sq1 report list
d1 = sq1 report list
D1 korese v.1967 = sq1 report
D 10 = sq10 minutes
d10 = sq10 minutes
D 9 = sq9
D9, V. 1966 = sq9
D4 = sq4
D 4 = sq4
v1961 = sq4
V. 1961 = sq4
D 100 =
D 2 =
korese = sq sq1 sq10 sq9 sq4 report minutes list
KORESE = sq sq1 sq10 sq9 sq4 report minutes list
mpp kor = sq sq1 sq10 sq9 sq4 report minutes list
pp kor = sq sq1 sq10 sq9 sq4 report minutes
PPSH = sq sq1 sq10 sq9 sq4 report minutes
shelfmark:korese = sq sq1 sq10 sq9 sq4 report minutes
shelfmark:"D 1" = sq1 report
shelfmark:D1 = sq1 report
shelfmark:"V. 1967" = sq1 sq10 report minutes
V. 1961..1966 = sq4 sq9
shelfmark:"V. 1961..1967" = sq4 sq9 sq1 sq10 report minutes
shelfmark:"V. 1962..1965" =
korese V. 1966..1967 = sq9 sq1 sq10 report minutes
korese D 1..9 = sq1 sq9 sq4 report list
korese D 2..9 = sq9 sq4
shelfmark:"D 1..10" -shelfmark:"D 4..9" = sq1 sq10 report minutes
FO 371/84053..84057 = fo53 fo57 list
FO 371/84054..84056 =
fond 45 = aprf aprf-zh
f. 45 = aprf aprf-zh
f45 = aprf aprf-zh
ф. 45 = aprf aprf-zh
45全宗 = aprf aprf-zh
APRF f. 45 op. 1 d. 329 = aprf aprf-zh
APRF, fond 45, opis 1, delo 329 = aprf aprf-zh
op. 1, f. 45, APRF, d. 329 = aprf aprf-zh
APRF，45全宗，1目录，329卷 = aprf aprf-zh
aprf 45 1 329 = aprf aprf-zh
APRF, f. 45, op. 1, d. 32 =
APRF, f. 4, op. 1 =
f. 0100 = avp0100
f. 100 = avp100
AVPRF f. 0100 op. 40 = avp0100
AVPRF, fond 100, opis 42 = avp100
AVPRF: fond 0100, opis 40, papka 248, delo 7 = avp0100
AVPRF = avp0100 avp100
papka 248 = avp0100
RGIA f. 831 op. 1 d. 201 = rgia
РГИА Ф. 831 Оп. 1 Д. 201 = rgia
rgia 831 201 = rgia
РГИА = rgia
f. 831 = rgia
RGANI, f. 5, op. 49 = rgani
rgani 5 49 131 = rgani
op. 49, d. 131 = rgani
RGANI, f. 5, op. 49, d. 13 =
GARF f. R-1235 = garf
ГАРФ Ф. Р-1235 = garf
GARF, f. R-1235, op. 4 = garf
р-1235 = garf
XIX-J-1-j = mol
xix j 1 j korea = mol
MOL XIX-J-1-j Korea 4. doboz = mol
4. doboz = mol
004076/1955 = mol
4076 1955 = mol
B 136/59748 = barch
B136/59748 = barch
b 136 59748 = barch
BArch B 136 = barch
BArch = barch sapmo
NY 4090/437 = sapmo
ny4090 437 = sapmo
SAPMO = sapmo
ZAIG 1081 = bstu
MfS ZAIG 1081 Bl. 8-16 = bstu
zaig1081 = bstu
ZAIG 108 =
FO 371/84053 = fo53 list
FO371/84053 = fo53 list
fo 371 84053 = fo53 list
fo.371.84053 = fo53 list
84053 = fo53 list
371/84053 = fo53 list
FO 371 = fo53 fo57 fo840 list
FO 371/840 = fo840
FO 371/8405 =
8405 = list
371/840 = fo840
RG 59 = nara
NARA RG 59 119.4/62 = nara
119.4/62 = nara
RG 5 =
CH-BAR#E1004.1#1000/9#194#2 = bar
E1004.1 = bar
e 1004.1 1000/9 = bar
E 1004 1 = bar
E1004.11 =
002-080200-00321-036 = taipei
080200 = taipei
002-080200 = taipei
002 080200 00321 36 = taipei
Q6-5-947 = shanghai
Q 6-5-947 = shanghai
q6 5 947 = shanghai
HKMS184-2-10 = hongkong
HKMS 184-2-10 = hongkong
hkms184 = hongkong
MS. Auct. F. 4. 32 = auct
Auct. F.4.32 = auct
auct f 4 32 = auct
auct f4 32 = auct
Cotton Titus A.XXIII = titus
cotton titus a xxiii = titus
Titus A.XXII =
Royal 8 B. IV = royal
Royal MS. 8 B.IV = royal
Ff. 3. 31 = ff
Ff.3.31 = ff
ff 3 31 = ff
Ff.3.3 =
120.2 = h2
120.25 = h25
Halper 120.2 = h2
Halper 120 = h2 h25
120 25 = h25
6/77 = amsz
w-82 t-1264 = amsz
AMSZ t-1264 = amsz
fr. 16093 = bnf
BnF fr. 16093 = bnf
bnf 370 = bnf
f. 02/1 = ksc
sv. 10 = ksc
a.j. 11 = ksc
KSČ = ksc
KSC 02/1 = ksc
R 9361 = moved
NS 1/77 = moved
ns1/77 = moved
T-81 = moved
roll 184 = moved
RG 242 = moved
RG 242, T-81, Roll 184 = moved
RG 242 T-8 =
shelfmark:="AQPPSH, MPP Korese, V. 1967, D 1" = sq1 report
shelfmark:="FO 371/840" = fo840
shelfmark:="FO 371" =
"""

SCRIPTS = """
Khrushchev = hru-ru hru-kim hru-en
Hruščëv = hru-ru hru-kim
"Khrushchev" = hru-kim hru-en
khrush = hru-ru hru-kim hru-en
Khrushcheva = hru-ru
Chruschtschow =
Хрущёв = hru-ru hru-kim hru-en
хрущев = hru-ru hru-kim hru-en
"Хрущёв" = hru-kim hru-en
ХРУЩЁВА = hru-ru
Pismo = hru-ru
Pis'mo = hru-ru
Kim Il Sung = hru-kim hru-en
Kim Ilsŏng = hru-kim
Gim Il-seong = hru-kim
Kim Ilsung = hru-kim
김일성 = hru-kim hru-en
김 = hru-kim hru-en
일성 = hru-kim hru-en
김성 =
조선 = ko
로동당 = ko
선로 = ko
조 = ko mao-wg
중앙위원회 = ko
조동 =
Chosŏn = ko
Joseon = ko
Rodongdang = ko
Chungang = ko
毛泽东 = mao-zh mao-py mao-wg
毛澤東 = mao-zh mao-py mao-wg
泽东 = mao-zh mao-py mao-wg
毛 = mao-zh mao-py mao-wg
会见 = mao-zh
恩 = mao-zh
毛东 =
Mao Zedong = mao-zh mao-py
Mao Tse-tung = mao-zh mao-wg
Mao Tsetung = mao-zh mao-wg
Zedong = mao-zh mao-py
Tse-tung = mao-zh mao-wg
tse tung = mao-zh mao-wg
Zhou Enlai = mao-zh
Chou En-lai = mao-zh mao-wg
Chou Enlai = mao-zh mao-wg
周恩来 = mao-zh mao-wg
Jiang Jieshi = chiang
Chiang Chieh-shih = chiang
蔣介石 = chiang
蒋介石 = chiang
日記 = chiang
エンヴェル = ja
ヴェル = ja
エ = ja
ホッジャ = ja
手紙 = ja
Nasser = ar ar-en
Nasir = ar
al-Nasir = ar
Gamal = ar
Jamal = ar
Abdel Nasser = ar
Gaza = ar ar-en
Ghaza = ar
ناصر = ar ar-en
الناصر = ar ar-en
غزة = ar ar-en
جمال = ar
معاهدة = ar
معاهده =
Ben-Gurion = he he-en
Ben Gurion = he he-en
Bengurion = he he-en
Gurion = he he-en
בן-גוריון = he he-en
גוריון = he he-en
Haifa = he-en
מכתב = he
חיפה = he-en
Zachariadis = el-en
Zachariadi = el el-en
Zahariadi = el
Ζαχαριάδη = el el-en
ζαχαριαδη = el el-en
ΖΑΧΑΡΙΆΔΗ = el el-en
Epistoli = el
Otchet = ru-yo
Otchyot posla = ru-yo
отчет = ru-yo
отчёт = ru-yo
ОТЧЕТ ПОСЛА = ru-yo
посла отчёт = ru-yo
"""

FORGIVING = """
carcani = alb
Çarçani = alb
ÇARÇANI = alb
shkoder = alb
Shkodër = alb
SHKODER = alb
lodz = pl
Łódź = pl
strasse = pl
STRASSE = pl
straße = pl
bjorn = pl
Bjørn = pl
aero = pl
Ærø = pl
o'brien = irish
O’Brien = irish
o brien = irish
obrien = irish
OBrien = irish
O'Brien's = irish
obriens = irish
brien = irish
co-operation = irish
cooperation = irish
co operation = irish
co–operation = irish
cooper = irish
gorkii = alalc
Gor'kii = alalc
gorʹkii = alalc
ali = alalc
ʿAlī = alalc
'ali = alalc
file = lig
office = lig
oﬃce = lig
ho chi minh = viet
Hồ Chí Minh = viet
ha noi = viet
Ho Chi Minh = viet
isik = tr
izmir = tr
İZMİR = tr
Işık = tr
snake = snake
case = snake
100% = snake avp0100 avp100
e.g. = snake
eg =
re-port = report
treaties =
treat = minutes telegram ar-en
treaty = minutes telegram ar-en
etters =
reaty =
"""

LANGUAGE = """
treaty conference = minutes
conference treaty = minutes
"treaty conference" = minutes
"conference treaty" =
"treaty conf" =
treaty -draft = minutes ar-en
treaty -"draft treaty" = minutes ar-en
-draft treaty = minutes ar-en
treaty or needle = minutes telegram ar-en report
needle or conference = report minutes
needle OR conference draft =
draft needle or treaty = telegram
or treaty =
treaty or =
title:treaty = minutes telegram ar-en
title:treaty,signed = ar-en
title:"draft treaty" = telegram
title:needle =
title:rep = report
title:="Minutes of the treaty conference" = minutes
title:="Minutes" =
translator:daljani = report
translator:Enkel = report
translator:"Enkel Daljani" = report
translator:="Enkel Daljani" = report
translator:="Enkel" =
translator:radch = minutes
-translator:daljani treaty = minutes telegram ar-en
agent:daljani = report telegram
agent:="Enkel Daljani" = report telegram
agent:hoxha = report
agent:="Enver Hoxha" = report
translator:hoxha =
place:tirana = report
place:="Tirana" = report
place:="Diplomacy" =
place:pyongyang = telegram
place:평양 = telegram
subject:diplomacy = report
subject:="Diplomacy" = report
subject:tirana = report
text:needle = report
text:raport = report
original:raport = report
original:needle =
translation:needle = report
translation:raport =
note:mentions = list
note:needle =
language:sq = report
language:albanian = report
language:Shqip = report
language:alb = report
language:ru = minutes
language:german = telegram
-language:sq daljani = telegram
level:fonds = sq
level:series = moved
level:dosje = minutes
level:ser = moved
level:"series" = moved
-level:file korese = sq report minutes list
has:image = minutes
has:text = report
has:translation = report
has:original = report
has:date = report minutes telegram
has:agent = report minutes telegram
has:subject = report telegram
has:note = list
has:nothing =
-has:title =
daljani -has:text = telegram
is:stub = sq
is:final = report
is:revised = telegram
is:unfinished korese = sq sq1 sq10 sq9 sq4 minutes list
is:final or is:revised = report telegram
date:1967 = report
date:1967-01 = report
date:1967-01-16 = report
date:1967-02 =
date:1961..1967 = report minutes
date:1956..1961 = telegram minutes
date:..1960 = telegram
date:1962 = minutes
date:1964.. = report
date:1960s = report minutes
date:"May 1956" = telegram
date:"16 January 1967" = report
-date:1967 daljani = telegram
date:never =
in:"MPP Korese" = sq sq1 sq10 sq9 sq4 report minutes
in:korese treaty = minutes
in:Relations treaty = minutes
in:="sq" treaty = minutes
in:="sq10" = sq10 minutes
in:="relations" =
in:nowhere =
-in:korese treaty = telegram ar-en
in:korese or title:telegram treaty = minutes telegram
id:report = report
id:repo =
changed:yesterday =
changed:2001..2002 =
changed:today in:="sq1" = sq1 report
changed:2026.. in:="sq1" = sq1 report
changed:week id:list = list
title: =
title:"" =
colour:red =
translator: daljani = report telegram
http://example.org =
"" =
- =
-- =
: =
( =
* =
% =
NOT treaty =
treaty AND conference =
NEAR(treaty conference) =
title:treaty* = minutes telegram ar-en
treaty^ = minutes telegram ar-en
{treaty} = minutes telegram ar-en
(treaty) = minutes telegram ar-en
"treaty = minutes telegram ar-en
'treaty' = minutes telegram ar-en
treaty; = minutes telegram ar-en
"""


def rows(table):
    """Yield what is typed and the ids it is to find, a line each."""
    for line in table.strip().splitlines():
        typed, _sign, expected = line.rpartition(" =" if line.endswith("=") else " = ")
        yield typed.removesuffix(" ="), set(expected.split())


@pytest.mark.parametrize(
    "table",
    [SHELFMARKS, SCRIPTS, FORGIVING, LANGUAGE],
    ids=["shelfmarks", "scripts", "forgiving", "language"],
)
def test_what_is_typed_finds_what_it_must_and_nothing_else(catalogue, table):
    with catalogue.edit("Collection") as edit:
        edit.put_many(units())
    wrong = {}
    for typed, expected in rows(table):
        found = set(catalogue.search_ids(typed))
        if found != expected:
            wrong[typed] = f"+{sorted(found - expected)} -{sorted(expected - found)}"
    assert wrong == {}
