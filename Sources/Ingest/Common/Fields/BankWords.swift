/// The table of words for banks, which are left and right looking downstream. Keys are those of ``HeaderName``.
///
/// LT, RT and Head come from the outfall form of the Unified Stream Assessment. A compass point is neither left nor right.
enum BankWords {
  static let table: [(word: BankWord, keys: [String])] = [
    (.left, ["left", "l", "lt", "lb", "leftbank", "lhb", "trueleft", "左", "左岸", "左侧", "左边", "左堤", "河左岸", "左岸侧"]),
    (.right, ["right", "r", "rt", "rb", "rightbank", "rhb", "trueright", "右", "右岸", "右侧", "右边", "右堤", "河右岸", "右岸侧"]),
    (
      .neither,
      [
        "head", "both", "bothbanks", "middle", "mid", "centre", "center", "instream", "none", "na", "unknown", "north", "south",
        "east", "west", "n", "s", "e", "w", "northbank", "southbank", "eastbank", "westbank", "两岸", "双侧", "两侧", "左右岸", "中",
        "河中", "中间", "河道中", "河心", "源头", "东岸", "西岸", "南岸", "北岸", "东", "西", "南", "北", "未知", "不明", "不详", "待定", "无",
      ]
    ),
  ]

  static let byKey: [String: BankWord] = {
    var byKey: [String: BankWord] = [:]
    for (word, keys) in table {
      for key in keys { byKey[key] = word }
    }
    return byKey
  }()
}
