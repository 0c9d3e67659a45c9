import SurveyModel

/// The table of words for how an observation was made. Keys are those of ``HeaderName``.
///
/// The Chinese words are those of the standards HJ 1232 to HJ 1234, in which the first level of a survey is flown, and the
/// second and third are walked.
enum MethodWords {
  static let table: [(method: SurveyMethod, keys: [String])] = [
    (
      .drone,
      [
        "drone", "uav", "uas", "rpas", "flight", "aerial", "air", "无人机", "无人机航测", "无人机遥感航测", "无人机遥感", "航测", "航拍",
        "遥感", "无人机排查", "第一级排查", "一级排查", "热红外", "可见光", "倾斜摄影",
      ]
    ),
    (
      .foot,
      [
        "foot", "onfoot", "walk", "walking", "walked", "ground", "manual", "onsite", "field", "fieldsurvey", "徒步", "步行", "人工",
        "人工排查", "徒步排查", "步行排查", "现场", "现场排查", "现场踏勘", "拉网式", "拉网式排查", "第二级排查", "二级排查", "第三级排查",
        "三级排查", "地面", "踏勘",
      ]
    ),
    (
      .other,
      [
        "other", "boat", "ship", "unmannedboat", "usv", "vehicle", "car", "satellite", "desk", "office", "register", "其他", "其它",
        "无人船", "船", "乘船", "车载", "卫星", "资料", "档案",
      ]
    ),
  ]

  static let byKey: [String: SurveyMethod] = {
    var byKey: [String: SurveyMethod] = [:]
    for (method, keys) in table {
      for key in keys { byKey[key] = method }
    }
    return byKey
  }()
}
