import SurveyModel

/// What the names of columns say of motion, of outlets and of time that has passed.
enum TrackWords {
  /// A quantity of something that moves.
  enum Motion: String, CaseIterable {
    case speed, heading, attitude, distance
    case altitude
    case battery = "battery and radio"
    case receiver = "state of the receiver"
    case mode = "flight mode"

    /// True for a quantity that forms of a survey hardly have.
    var isStrong: Bool { self != .altitude && self != .receiver }
  }

  /// Letters and digits of a whole name in lower case, with its brackets: `GSpd(kmh)` is `gspdkmh`.
  static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.flatMap { Array(WidthFolding.fold($0).properties.lowercaseMapping.unicodeScalars) }
          .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  /// The quantities that the columns hold.
  static func motions(_ names: [String]) -> Set<Motion> {
    var found = Set<Motion>()
    for name in names {
      let key = HeaderName(name).key
      // ArcGIS Field Maps notes the state of the receiver beside each outlet.
      if key.isEmpty || key.hasPrefix("esrignss") { continue }
      if let motion = exact[key] { found.insert(motion) }
      for (words, motion) in parts where words.contains(where: { key.contains($0) }) { found.insert(motion) }
    }
    let all = names.map { HeaderName($0).key }
    // The word for a course is also in that for a watercourse, and the wind has a speed too.
    if found.contains(.speed), !all.contains(where: { speaksOf(.speed, $0) && !$0.contains("wind") && !$0.contains("风") }) {
      found.remove(.speed)
    }
    if found.contains(.heading), !all.contains(where: { speaksOf(.heading, $0) && !$0.contains("water") }) {
      found.remove(.heading)
    }
    return found
  }

  private static func speaksOf(_ motion: Motion, _ key: String) -> Bool {
    exact[key] == motion || parts.contains { $0.motion == motion && $0.words.contains { key.contains($0) } }
  }

  private static let exact: [String: Motion] = {
    var table: [String: Motion] = [:]
    let words: [(Motion, String)] = [
      (
        .speed,
        "spd gspd gspeed hspeed vspeed vspd vx vy vz vn ve vd veln vele veld sog knots kmh mph vel vgnd tas gs vario climb"
      ),
      (.heading, "hdg cog gcrs crs yaw kurs rumbo cap cours rotta course trackangle trk"),
      (.attitude, "roll pitch yaw rud ele thr ail pitchdeg rolldeg yawdeg"),
      (.distance, "odometer odo tripdistance cumdist"),
      (.altitude, "alt ele elev height z hmsl msl agl hoogte hoehe höhe quota 高程 高度 海拔"),
      (.battery, "rssi voltage current rxbt 1rss rqly txpwr vbat lipo volt curr"),
      (.receiver, "hdop pdop vdop sat sats satellites nsat nsats numsat numsats fix fixtype quality nsatusedview fixmode valid"),
      (.mode, "mode flightmode fmode flymode flycstate armed"),
    ]
    for (motion, list) in words { for word in list.split(separator: " ") { table[String(word)] = motion } }
    return table
  }()

  private static let parts: [(words: [String], motion: Motion)] = [
    (
      ["speed", "velocity", "geschwindigkeit", "vitesse", "velocidad", "velocità", "velocidade", "скорость", "速度", "航速", "速率"],
      .speed
    ),
    (["heading", "bearing", "courseover", "trueheading", "航向", "方位角", "航偏", "направление", "richtung"], .heading),
    (["gimbal", "rolldeg", "pitchdeg", "俯仰", "横滚", "偏航", "attitude"], .attitude),
    (["distancetohome", "homedistance", "distancefromhome", "totaldistance", "distanceflown", "里程"], .distance),
    (["altitude", "elevation", "altitud", "hauteur", "высота"], .altitude),
    (["battery", "voltage", "rssi", "signalstrength", "电池", "电压"], .battery),
    (["flightmode", "flightstate", "flymode", "flycstate", "飞行模式"], .mode),
    (["satellite", "fixtype", "numsat", "卫星"], .receiver),
  ]

  /// True for the name of a column that a form about outlets has, and a log has not.
  static func isOfForm(_ name: String) -> Bool {
    let key = HeaderName(name).key
    if ["isphoto", "istakingphoto", "isvideo", "cameraisphoto", "cameraisvideo", "customisphoto"].contains(key) { return false }
    return formWords.contains { key.contains($0) }
  }

  /// True for a name that speaks of outlets itself.
  static func namesOutlet(_ name: String) -> Bool {
    let key = HeaderName(name).key
    return ["outfall", "outlet", "排污", "排口", "排水口", "入河", "sewage", "rejet", "exutoire", "einleit", "vertido"]
      .contains { key.contains($0) }
  }

  private static let formWords = [
    "outfall", "outlet", "排污", "排口", "排水口", "入河", "sewage", "rejet", "exutoire", "einleit", "vertido", "pipe", "diamet", "管径",
    "管", "remark", "备注", "comment", "note", "photo", "picture", "image", "照片", "图片", "odor", "odour", "气味", "discharg", "bank",
    "岸", "river", "stream", "河", "受纳", "surveyor", "inspector", "observer", "调查", "排查", "condition", "colour", "color", "颜色",
    "material", "材质", "description", "descr", "bemerkung", "notiz", "observaci", "owner", "permit", "polluti", "污", "水质",
    "structure",
  ]

  /// Microseconds in the unit of a column that counts time from the start of a log; nil for any other column.
  static func clockUnit(_ name: String) -> Double? {
    let key = HeaderName(name).key
    let unit = HeaderName(name).unit
    let plain = plain(name)
    let isTime =
      plain.contains("time") || plain.contains("elapsed") || plain.contains("uptime") || plain.contains("timer")
      || ["sec", "secs", "seconds", "s", "t", "ms", "clock", "duration", "秒", "时间", "zeit", "temps", "tiempo"].contains(key)
    guard isTime else { return nil }
    switch unit ?? "" {
    case "us", "µs", "μs", "microsecond", "microseconds", "usec": return 1
    case "ms", "millisecond", "milliseconds", "msec": return 1e3
    case "min", "minutes": return 60e6
    case "s", "sec", "second", "seconds": return 1e6
    default: break
    }
    if ["us", "usec", "microseconds"].contains(where: { plain.hasSuffix("time\($0)") || plain.hasSuffix("stamp\($0)") }) {
      return 1
    }
    if ["ms", "msec", "milliseconds", "millis"].contains(where: { plain.hasSuffix("time\($0)") || plain.hasSuffix("stamp\($0)") })
    {
      return 1e3
    }
    return key == "ms" ? 1e3 : 1e6
  }
}
