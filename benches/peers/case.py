"""One notice for every tool: a title, four paragraphs, a list, a signature. Everybody in it is drawn by lot."""

import random

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华玲辉建国志红春梅海燕玉珍凤小龙林波斌宇浩凯鑫帅飞鹏旭宁慧莹雪琴云莲真环荣爱妹香月瑞凡佳嘉琼勤贞叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢枫芸菲寒伊亚宜可姬舒影荔枝思"
# Every seventh name has one: some of them stand outside the basic plane.
RARE = ["𬱖", "䶮", "㛃", "𫖯", "𠅤", "堃", "喆", "祎", "玥", "翀", "璟", "昇", "甯", "㙍"]
KINDS = ["低保", "特困供养", "临时救助", "困难补助", "高龄津贴", "危房改造", "种粮补贴", "医疗救助"]
OFFICE = "示例镇柳泉样例村村民委员会"


def case(rows, first, last):
    """The notice with so many rows, hanging from `first` to `last` (dates)."""
    lot = random.Random(20260101)
    return {
        "title": "关于2026年度惠民补贴资金发放情况的公示",
        "author": OFFICE,
        "lang": "zh-CN",
        "paras": [
            "各位村民：",
            "根据《中华人民共和国村民委员会组织法》和《关于进一步加强村务公开工作的意见》（示政发〔2026〕12号）的有关规定，经村民小组评议、村民代表会议讨论、村务监督委员会审核，现将我村2026年度惠民补贴资金发放对象、补贴项目及金额予以公示，请广大村民监督。",
            f"公示期为七天（{chinese(first)}至{chinese(last)}）。公示期内，如对公示内容有异议，可以通过来信、来访或者拨打电话（0632-0000000）等方式，向村务监督委员会或镇人民政府反映；反映情况应当实事求是、客观公正，以单位名义反映的须加盖公章，以个人名义反映的提倡署报本人真实姓名。",
            "特此公示。",
        ],
        "header": ["序号", "户主姓名", "所在小组", "补贴项目", "金额（元）"],
        "widths_mm": [14, 36, 42, 42, 32],
        "rows": [row(lot, i) for i in range(rows)],
        "sign": [OFFICE, chinese(first)],
    }


def row(lot, i):
    name = lot.choice(SURNAMES) + "".join(lot.choice(GIVEN) for _ in range(lot.choice([1, 2, 2])))
    if i % 7 == 3:
        name = name[0] + RARE[(i // 7) % len(RARE)]
    group = f"第{lot.choice('一二三四五六七八九十')}村民小组"
    return [str(i + 1), name, group, lot.choice(KINDS), f"{lot.randrange(200, 9800)}.00"]


def chinese(day):
    return f"{day.year}年{day.month}月{day.day}日"
