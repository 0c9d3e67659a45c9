import SurveyModel

/// The table of words for the type of an outlet. Keys are those of ``HeaderName``.
///
/// The Chinese classes are those of the standard HJ 1312-2023 (排污口分类); each means the type of its first level, so a class
/// whose first level is "other" is `other` even where its name speaks of a farm. Earlier surveys call municipal outlets 生活.
enum TypeWords {
  static let table: [(type: OutletType, keys: [String])] = [
    (
      .industrial,
      [
        "industrial", "industry", "factory", "mine", "mining", "工业", "工业排污口", "工矿企业排污口", "工业企业排污口", "矿山排污口",
        "尾矿库排污口", "工矿企业雨洪排口", "工业企业雨洪排口", "矿山雨洪排口", "尾矿库雨洪排口", "工业及其他各类园区污水处理厂排污口",
        "园区污水处理厂雨洪排口", "工业园区污水处理厂排污口", "企业", "企业排污口", "工业废水", "工矿企业", "工业企业", "gy",
      ]
    ),
    (
      .municipal,
      [
        "municipal", "domestic", "sewage", "urban", "city", "wwtp", "wastewatertreatmentplant", "sewagetreatmentplant",
        "城镇污水处理厂排污口", "城镇污水处理厂", "污水处理厂", "生活", "生活污水", "生活排污口", "生活污水排污口", "市政", "市政排污口",
        "市政生活", "城镇生活", "城镇生活污水", "sh",
      ]
    ),
    (
      .agricultural,
      [
        "agricultural", "agriculture", "farm", "farming", "livestock", "aquaculture", "农业", "农业排口", "农业排污口",
        "规模化畜禽养殖排污口", "规模化水产养殖排污口", "畜禽养殖", "水产养殖", "养殖", "农业农村", "ny",
      ]
    ),
    (
      .other,
      [
        "other", "others", "mixed", "stormwater", "storm", "stormsewer", "rain", "rainwater", "combined", "其他", "其它", "其他排口",
        "其它排口", "其他排污口", "混合", "混合排污口", "大中型灌区排口", "港口码头排口", "规模以下畜禽养殖排污口",
        "规模以下水产养殖排污口", "农村污水处理设施排污口", "农村生活污水散排口", "城镇生活污水散排口", "城镇雨洪排口", "雨洪排口",
        "雨水排口", "雨水",
      ]
    ),
    (.unknown, ["unknown", "na", "none", "unspecified", "notknown", "未知", "不明", "待定", "不详", "无"]),
  ]

  static let byKey: [String: OutletType] = {
    var byKey: [String: OutletType] = [:]
    for (type, keys) in table {
      for key in keys { byKey[key] = type }
    }
    return byKey
  }()
}
