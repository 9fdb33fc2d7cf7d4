"""Which letters languages are written with, and in which encodings: what a file is read in follows from its letters."""

from __future__ import annotations

import re

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"
_HEBREW, _ARABIC = "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگ"
# Marks above and below are no letters to Python.
THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)]))
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都"
    "同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问"
    "很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处"
    "走义各入几口认条平系气题活尔更别打女变四总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "职薪限历硕士专博研究退休岗绩效奖售额订单客户产折扣利润库存支付状态备注电址邮箱满评品牌型颜色尺寸面楼层朝装修房厅租屋总压血率诊断症药剂患住院医检阳阴温湿"
    "风雨晴元万亿"
    "马科司五基书非则听白界达光放强难权思王完设式色路记南品住告类求据程北边张交规万取格望术领共确传师观清今院让带导争运省县京津广州深圳苏杭成"
    "武汉重庆陕甘宁青藏新疆黑龙江吉林辽河湖云贵四川福建浙安徽级岁龄性别男女是否价钱店号码编日期收入城乡镇村李刘陈杨赵黄周吴徐孙胡朱郭何罗"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都"
    "同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問"
    "很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處"
    "走義各入幾口認條平系氣題活爾更別打女變四總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展"
    "馬科司五基書非則聽白界達光放強難權思王完設式色路記南品住告類求據程北邊張交規萬取格望術領共確傳師觀清今院讓帶導爭運省縣京臺台灣桃園竹苗"
    "彰投嘉義屏宜蘭花蓮澎湖雄基隆香港九龍界島灣級歲齡性別男女是否價錢店號碼編期收入城鄉鎮村李劉陳楊趙黃周吳徐孫胡朱郭林蔡許鄭謝洪邱曾廖賴"
)
_KANA = "".join(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC]))
_JAPANESE = _KANA + (
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関"
    "決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続"
    "進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在"
    "件団別物側任引使求所次水半品論計死官増係感特情投示変打男基私各始島直両朝価式確村提運終果西勢減台広容必応演電歳住談能無再位置企真流格有口過局"
    "少放税検町常校料状工建語営空職証土止送供可役木割身費付切由説食比難車井南石足神番規術森岩宮城秋形福茨栃群馬埼玉葉奈潟富梨岐阜静岡愛滋賀阪兵庫"
    "良歌鳥根徳香媛佐崎熊鹿児沖縄低級齢佐藤鈴木渡辺伊加吉松清斎"
    "札幌函館仙台帯域勢項額総歳未満町村称宅産農林漁製卸医療福祉曜氏温晴曇雨雪風量職員校科系店舗賃築距離積階"
)
_KOREAN = (
    "이다는에의을가고하지은로를한서사인도기어리자아나대시그해일수정부라들게있전면원스상여보제만주장구성조유우과적공동으것연경국선신문화산방비소모"
    "세용관물었오니진교학위마안생내거중던등반미무분운개되행복명차결민영계간치단통심남발천태현강요실북호터양군표했음않배트레드체불금속당재합약각임작"
    "감품설업편입평형점파초야활향히려종노함박회데말집울김최윤송권황홍손허광읍길번름날짜별예값역충청경기전라제포항창원순춘종로달급액률년월녀출석"
)

# Rarer letters, which the first standard has in two bytes; bytes of other encodings make some of them by chance.
_BYTES, _SYLLABLES = 2, map(chr, range(0xAC00, 0xD7A4))
RARE = {_KOREAN: frozenset(one for one in _SYLLABLES if len(one.encode("euc_kr")) == _BYTES).difference(_KOREAN)}

# Each encoding, with the letters of languages that are written in it. Of encodings that explain a file as well the
# first one is taken. The last entry of the western one is for files of several languages. Portuguese and Estonian are
# without their õ, which is Hungarian in another encoding, and hold enough others. Icelandic is read as Turkish.
LETTERS: dict[str, tuple[str, ...]] = {
    "cp1252": (
        *("äöüß", "àâæçèéêëîïôœùûüÿ", "áéíñóúü", "ãáâàçéêíóôúü", "àèéìòù", "åäöéü", "æøåéòô", "äöüšž"),
        *("éëïöüèáó", "àçèéíïòóúü", "äöüßéèêàâçîïôùáíóúñåøæ"),
    ),
    "cp1250": (
        *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
        "áčďéěíňóřšťúůýžąćęłńśźżöőúüű",
    ),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž"),
    "cp1254": ("çğıİöşüâî",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
    "mac_roman": ("äöüß", "àâæçèéêëîïôœùûüÿ", "áéíñóúü", "ãáâàçéêíóôúü"),
    "cp850": ("äöüß", "àâæçèéêëîïôùûüÿ", "áéíñóúü", "ãáâàçéêíóôúü"),
    # As Russian in small letters all of Hebrew makes sense.
    "cp1255": (_HEBREW,),
    "cp1251": (_RUSSIAN, _RUSSIAN + "іїєґ"),
    "koi8-r": (_RUSSIAN,),
    "cp866": (_RUSSIAN,),
    "cp1253": (_GREEK,),
    "cp949": (_KOREAN,),
    "cp932": (_JAPANESE,),
    "euc-jp": (_JAPANESE,),
    "gb18030": (_SIMPLIFIED,),
    "big5hkscs": (_TRADITIONAL,),
    "cp874": (_THAI,),
    "cp1256": (_ARABIC,),
}

# What words are like where nearly any byte is a letter: some letters end a word, and vowels belong to a consonant.
WORDS = {
    _HEBREW: re.compile("(?:[א-ת](?<![ךםןףץ]))*[א-ת]"),
    _ARABIC: re.compile(f"(?:[{_ARABIC}](?<![ةى]))*[{_ARABIC}]"),
    _THAI: re.compile(
        r"(?:[\u0e40-\u0e44](?=[\u0e01-\u0e2e])|[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a]?[\u0e47-\u0e4e]?[\u0e30\u0e32\u0e33\u0e45]?"
        r"|\u0e2f|\u0e46)+"
    ),
}
