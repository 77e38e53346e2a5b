import time
from itertools import product

import pytest

from muniment.description.folding import fold
from muniment.description.romanising import keys_begun, keys_in_other_scripts, keys_of, ways_to_spell
from muniment.description.romanising.beginnings import may_begin_so


def may_be(word, typed):
    return bool(set(keys_of(fold(word))) & set(keys_in_other_scripts(fold(typed))))


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("Хрущёв", "Khrushchev Hruščev hruschev Xrushchev khrushhev"),
        ("Даляни", "Daljani Dalyani"),
        ("Брежнев", "Brezhnev Brežnev"),
        ("Києві", "Kyievi Kyyevi Kyjevi Kievi"),
        ("Дмитриев", "Dmitriev Dmitriyev Dmitrijev"),
        ("Горбачёв", "Gorbachev Gorbatschev Gorbačev"),
        ("Дмитрий", "Dmitrii Dmitriy Dmitry Dmitrij"),
        ("Громыко", "Gromyko Gromiko"),
        ("Ельцин", "Yeltsin Eltsin Elcin"),
        ("Александр", "Aleksandr Alexandr"),
        ("Ходжа", "Khodzha Hodja"),
        ("Ющенко", "Yushchenko Iushchenko Juscenko"),
        ("Παπανδρέου", "Papandreou Papandreu"),
        ("Βαφειάδης", "Vafiadis Vafeiadis Vapheiadis"),
        ("Ζαχαριάδης", "Zachariadis Zahariadis"),
        ("Μπελογιάννης", "Belogiannis Mpelogiannis Beloyannis"),
        ("김", "Kim Gim"),
        ("평양", "Pyongyang Pyeongyang P'yŏngyang"),
        ("박정희", "Pakchonghui Bakjeonghui"),
        ("성", "Seong Song Sung"),
        ("김일성", "Ilsong Ilseong Ilsung Kimilsong"),
        ("조선로동당", "Choson Joseon Rodongdang"),
        ("毛泽东", "Mao Zedong Maozedong Tsetung Tung"),
        ("毛澤東", "Zedong Tsetung"),
        ("周恩来", "Zhou Enlai Chou"),
        ("蔣介石", "Jiang Chiang Jieshi Chiehshih"),
        ("邓小平", "Deng Xiaoping Teng Hsiaoping"),
        ("重庆", "Chongqing Chungching"),
        ("曾国藩", "Zeng Tseng Guofan Kuofan"),
        ("吕正操", "Lu Zhengcao Chengtsao"),
        ("محمد", "Muhammad Mohamed Mohammed"),
        ("ناصر", "Nasser Nasir Naser"),
        ("الناصر", "Nasir Al El"),
        ("جمال", "Gamal Jamal Djamal"),
        ("فيصل", "Faisal Faysal Feisal"),
        ("შევარდნაძე", "Shevardnadze Ševardnadze Schewardnadse"),
        ("علي", "Ali"),
        ("ایران", "Iran"),
        ("ايطاليا", "Italia"),
        ("أوسلو", "Oslo"),
        ("ايدن", "Eden"),
        ("ايمن", "Ayman Aiman"),
        ("איראן", "Iran"),
        ("אובמה", "Obama"),
        ("אוסלו", "Oslo"),
        ("איטליה", "Italia"),
        ("איתן", "Eitan"),
        ("ソヴィエト", "Sovieto"),
        ("ヴェトナム", "Vetonamu"),
        ("シェワルナゼ", "Shewarunaze"),
        ("フィデル", "Fideru"),
        ("ウィーン", "Wiin"),
        ("チェコ", "Cheko"),
        ("ჯუღაშვილი", "Jughashvili Dzhugashvili"),
        ("سيد", "Sayyid Sayed Sayid"),
        ("طيب", "Tayyib Tayeb"),
        ("سعيد", "Said"),
        ("سعود", "Saud Saoud"),
        ("غزة", "Gaza Ghaza Gazah"),
        ("عثمان", "Othman Uthman"),
        ("بغداد", "Baghdad Bagdad"),
        ("فاطمة", "Fatima Fatimah"),
        ("بن", "Ben Bin Ibn"),
        ("הרצל", "Herzl Hertsl"),
        ("לוי", "Levi Levy"),
        ("צבי", "Zvi Tzvi"),
        ("טדי", "Teddy Tedi"),
        ("אורי", "Uri Ury"),
        ("חיפה", "Haifa Hefa"),
        ("גוריון", "Gurion Guryon"),
        ("ירושלים", "Yerushalayim"),
        ("וייצמן", "Weizman"),
        ("אביב", "Aviv"),
        ("Хрущёв", "Chruschtschow Chruszczow Chruščov Khrouchtchev Khrushchov"),
        ("Ельцин", "Jelzin Jelcyn Eltsine"),
        ("Горбачёв", "Gorbatschow Gorbaczow Gorbachov"),
        ("Путин", "Poutine"),
        ("Жуков", "Schukow Joukov"),
        ("Шеварднадзе", "Schewardnadse"),
        ("Шостакович", "Chostakovitch Schostakowitsch Szostakowicz"),
        ("Солженицын", "Solschenizyn"),
        ("Косыгин", "Kossyguine"),
        ("Чехов", "Tschechow Czechow Čechov Tchekhov"),
        ("Объединение", "Obʺedinenie Obedinenie"),
        ("Грушевський", "Hrushevskyi Grushevsky"),
        ("Търново", "Tarnovo Turnovo Tŭrnovo"),
        ("Пещера", "Peshtera Peshchera"),
        ("Ђорђе", "Djordje Đorđe"),
        ("Ѕвезда", "Dzvezda"),
        ("Қазақстан", "Qazaqstan Kazakstan"),
        ("შევარდნაძე", "Shevardnadze"),
        ("საქართველო", "Sakartvelo"),
        ("Երևան", "Yerevan Erevan"),
        ("Ἀθῆναι", "Athenai"),
        ("Θεσσαλονίκη", "Thessaloniki Thessalonikē"),
        ("Γεώργιος", "Georgios Yeoryios"),
        ("박", "Park Pak Bak"),
        ("이", "Yi Lee Rhee Ri"),
        ("최", "Choi Choe Ch'oe"),
        ("노", "Roh Noh No"),
        ("희", "Hee Hui Hŭi"),
        ("독립", "Dongnip Tongnip"),
        ("신라", "Silla"),
        ("القذافي", "Gaddafi Qadhdhafi"),
        ("مصدق", "Mosaddegh Musaddiq"),
        ("رضا", "Reza Rida Riza"),
        ("پهلوی", "Pahlavi Pahlawi"),
        ("جدة", "Jidda Jeddah"),
        ("דוד", "David"),
        ("עוז", "Oz"),
        ("תל", "Tel"),
        ("מאיר", "Meir"),
        ("משה", "Moshe Mosheh"),
        ("חיים", "Chaim Haim Hayim"),
        ("וייצמן", "Weizmann Vaitsman"),
        ('צה"ל', "Tsahal Zahal"),
        ("צה״ל", "Tsahal"),
        ("とうきょう", "Tokyo Tōkyō"),
        ("ヨシダ", "Yoshida"),
        ("しんぶん", "Shinbun Shimbun"),
        ("つしま", "Tsushima Tusima"),
        ("Хрущёв", "Jruschov Hruscsov Chrusjtjov Khrusjtsjov"),
        ("Хрущов", "Khrushchev Hruščov"),
        ("Горбачёв", "Gorbacsov Gorbatsjov Gorbatjov"),
        ("Чайковский", "Csajkovszkij Tjajkovskij Tsjajkovskij"),
        ("Жуков", "Zsukov Zjukov"),
        ("Сахаров", "Sajarov Sacharow Sakharov Saharov"),
        ("Александр", "Alexander Alexandre"),
        ("Солженицын", "Soljenitsyne"),
        ("Джафаров", "Jafarov Dschafarow"),
        ("Ѳеофанъ", "Feofan"),
        ("გამსახურდია", "Gamsakhurdia Gamsachurdia"),
        ("შევარდნაძე", "Chevardnadze"),
        ("ჯუღაშვილი", "Djougachvili Dschugaschwili"),
        ("Խաչատրյան", "Khachatryan Chatschatrjan"),
        ("Μπελογιάννης", "Beloiannis"),
        ("평양", "Phyongyang"),
        ("彭德怀", "Teh"),
        ("泽东", "Tsetoung"),
        ("吕正操", "Lyu"),
        ("毛", "Mao"),
        ("蒋介石", "Tschiang"),
        ("خلدون", "Khaldun Chaldun"),
        ("پاشا", "Pasha Paşa"),
        ("بھٹو", "Bhutto"),
        ("لاہور", "Lahore"),
        ("عالى", "Ali"),
        ("הירש", "Hirsch Hirsh"),
        ("नेहरू", "Nehru"),
        ("जवाहरलाल", "Jawaharlal Javaharlal"),
        ("कृष्ण", "Krishna Kṛṣṇa Kr̥ṣṇa Krsna"),
        ("गांधी", "Gandhi Gāndhī"),
        ("गान्धी", "Gandhi"),
        ("सिंह", "Singh"),
        ("अम्बेडकर", "Ambedkar"),
        ("राष्ट्रीय", "Rashtriya"),
        ("বাংলাদেশ", "Bangladesh"),
        ("தமிழ்", "Tamil"),
        ("ಕರ್ನಾಟಕ", "Karnataka"),
        ("കേരളം", "Keralam"),
        ("ਪੰਜਾਬ", "Panjab"),
    ],
)
def test_a_name_is_met_by_its_usual_spellings(word, spellings):
    typed = spellings.replace("'", "").split()
    assert [spelling for spelling in typed if not may_be(word, spelling)] == []


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("Хрущёв", "Brezhnev"),
        ("Москва", "Moscow"),
        ("Далани", "Dalan"),
        ("김", "Lee"),
        ("Хрущёв", "хрущев"),
        ("毛", "Ma"),
        ("علي", "Lee"),
        ("سعيد", "Sod"),
        ("김일성", "Kimil-song"),
        ("毛泽东", "Zhou"),
        ("Жуков", "Zubkov"),
        ("Шевчук", "Savchuk"),
        ("Хор", "Tsar"),
        ("Ђорђе", "George"),
        ("Ἀθῆναι", "Ithaki"),
        ("박", "Kim"),
        ("최", "Cho"),
        ("신라", "Sinai"),
        ("דוד", "Dina"),
        ("חיים", "Shimon"),
        ("رضا", "Rashid"),
        ("がいこう", "Kaiko"),
        ("თბილისი", "Batumi"),
    ],
)
def test_a_name_is_not_met_by_another(word, typed):
    assert not may_be(word, typed)


def test_words_in_latin_letters_and_in_unknown_scripts_have_no_keys():
    assert keys_of("letters") == keys_of("กรุงเทพ") == ()
    assert keys_in_other_scripts("d") == keys_in_other_scripts("1967") == ()


def test_a_word_in_hangul_has_a_key_for_each_syllable_and_one_for_all():
    assert keys_of("김일성") == ("hkim", "hil", "hsonk", "hkimil", "hilsonk", "hkimilsonk")


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("김일성", "kim il song; kim ilsong; kimil song; kimilsong"),
        ("хрущев", "khrushchev"),
        ("毛泽东", "mao zedong; mao tse tung; mao tsetung; mao ze dong"),
        ("欧阳修", "ouyang xiu"),
        ("ناصر", "nasser"),
        ("חיפה", "haifa"),
    ],
)
def test_a_word_in_another_script_may_be_several_in_latin_letters(word, written):
    for spelling in written.split("; "):
        keys = [keys_in_other_scripts(part) for part in spelling.split()]
        assert any(way in product(*keys) for way in ways_to_spell(word)), spelling


def test_latin_and_mixed_words_have_no_ways_to_be_spelt():
    assert ways_to_spell("letters") == ways_to_spell("김il") == ()


def test_kh_is_no_hrushevsky_that_was_begun():
    khrushchev, h = (keys_in_other_scripts(typed)[0] for typed in ("khrushchev", "hrushev"))
    of_hrushevsky = keys_of(fold("Грушевський"))
    assert not any(key.startswith(khrushchev) for key in of_hrushevsky)
    assert any(key.startswith(h) for key in of_hrushevsky)


@pytest.mark.parametrize(
    ("begun", "words", "others"),
    [
        ("Хрущ", "Khrushchev Hruščev Chruschtschow Chruszczow Khrouchtchev Jruschov Hruscsov", "Hrushevsky"),
        ("Хрущ", "Chrusjtjov Khrusjtsjov Hruschev Khrushhev Xrushchev", "Crusade Crusoe"),
        ("Груш", "Hrushevsky Grushevsky Gruszewski", "Crusade"),
        ("Шар", "Sharov Šarov Szarow Charov Scharow", ""),
        ("Сар", "Saratov Sarov", "Sharov Scharow"),
        ("Жук", "Zhukov Žukov Schukow Zsukov", "Sukarno"),
        ("Щерб", "Shcherbakov Ščerbakov Schtscherbakow Szczerbakow", "Serbia"),
        ("Михаи", "Mikhail Mihail Michail", ""),
        ("გორბა", "Gorbachev", ""),
    ],
)
def test_what_is_begun_in_another_script_is_spelt_so_letter_by_letter(begun, words, others):
    assert [word for word in words.split() if not may_begin_so(fold(word), fold(begun))] == []
    assert [word for word in others.split() if may_begin_so(fold(word), fold(begun))] == []


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("Микоян", "Mikoyan Mikojan Mikoian"),
        ("Зиновьев", "Zinoviev Zinovyev Zinovjev"),
        ("Лукьяненко", "Lukyanenko"),
        ("Горбачёв", "Gorbatschow Gorbatchev Gorbachev"),
        ("Նալբանդյան", "Nalbandyan"),
        ("Παπανδρέου", "Papandreou"),
        ("Γεωργίου", "Georgiou"),
    ],
)
def test_a_word_is_met_by_each_beginning_of_its_spellings(word, spelt):
    begun = [fold(each)[:end] for each in spelt.split() for end in range(3, len(fold(each)) + 1)]
    assert [each for each in begun if not begins(word, each)] == []


@pytest.mark.parametrize(
    ("word", "begun"),
    [
        ("Микоян", "mikos"),
        ("Инвалид", "inf"),
        ("Суслов", "sch"),
        ("نسخة", "nas"),
        ("قرار", "kore"),
        ("Суслов", "sci"),
        ("Черненко", "chi"),
    ],
)
def test_a_beginning_meets_no_word_that_is_spelt_otherwise(word, begun):
    assert not begins(word, begun)


@pytest.mark.parametrize(
    ("word", "begun"),
    [
        ("Малиновского", "malinovsky"),
        ("Малиновскому", "malinowskij"),
        ("Щербицького", "shcherbytsky"),
        ("Дзержинской", "dzerzhinskii"),
        ("Подгорного", "podgorny"),
        ("Грозному", "groznyj"),
    ],
)
def test_a_name_is_met_in_the_cases_that_end_otherwise(word, begun):
    assert begins(word, begun)


def begins(word, begun):
    spelt = (*keys_in_other_scripts(begun), *keys_begun(begun))
    return any(key.startswith(spelt) for key in keys_of(fold(word)))


def test_a_long_word_that_is_begun_is_told_in_no_time():
    begun = time.perf_counter()
    assert may_begin_so("rossiiskii", fold("Российски"))
    assert not may_begin_so("kontrrevolyutsionery", fold("контрреволюциа"))
    assert may_begin_so("elektrifikatsionnymi", fold("электрификационны"))
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("\u0d15\u0d47\u0d30\u0d33\u0d02", "\u0d15\ua2b6\u0d30\u0d33\u0d28"),
        ("\u0dc4\u0dd2", "\u0dc4\ua2c4"),
        ("\u0f62\u0f92\u0fb1", "\u0f62\ua2ea\ua308"),
        ("\u1793\u17b7", "\u1793\ua04f"),
    ],
)
def test_a_sign_has_one_letter_with_every_python_for_colleagues_share_an_index(word, folded):
    assert fold(word) == folded
