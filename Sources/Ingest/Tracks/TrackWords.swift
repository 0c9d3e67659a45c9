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
    let keys = names.map { HeaderName($0).key }
    var found = keys.reduce(into: Set<Motion>()) { $0.formUnion(motions(of: $1)) }
    // Alone, each of them may be that of the water.
    if keys.contains("velocity"), keys.contains("direction") { found.formUnion([.speed, .heading]) }
    return found
  }

  private static func motions(of key: String) -> Set<Motion> {
    // ArcGIS Field Maps notes the state of the receiver beside each outlet. Wind and water have a speed and a course too.
    if key.isEmpty || key.hasPrefix("esrignss") || isOfWater(key) { return [] }
    var found = Set<Motion>()
    if let motion = exact[key] { found.insert(motion) }
    for (words, motion) in parts where words.contains(where: { key.contains($0) }) { found.insert(motion) }
    // A form about water writes how fast it flows.
    if key == "velocity" { found.remove(.speed) }
    return found
  }

  private static func isOfWater(_ key: String) -> Bool {
    // The German word for speed holds the wind, and the Chinese one for horizontal the water.
    ofWater.contains { key.contains($0) } && !key.contains("geschwind") && !key.contains("水平")
  }

  private static let ofWater = [
    "wind", "风", "water", "flow", "stream", "river", "discharg", "流", "水", "currentdir", "currentspeed",
  ]

  private static let exact: [String: Motion] = {
    var table: [String: Motion] = [:]
    let words: [(Motion, String)] = [
      (
        .speed,
        "spd gspd gspeed hspeed vspeed vspd vx vy vz vn ve vd veln vele veld sog knots kmh mph vel vgnd tas gs vario climb"
      ),
      (.heading, "hdg cog gcrs crs yaw kurs rumbo cap cours rotta course trackangle trk"),
      (.attitude, "roll pitch yaw rud ele thr ail pitchdeg rolldeg yawdeg"),
      (.distance, "odometer tripdistance cumdist"),
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

  /// True for the name of a column that a receiver, an aircraft or a program that logs writes.
  static func isOfLog(_ name: String) -> Bool {
    let key = HeaderName(name).key
    return key.isEmpty || !motions(of: key).isEmpty || ofReceiver.contains(key) || holdsWordsOfLog(name)
      || [
        "velocity", "direction", "accura", "precis", "dop", "covarian", "stdev", "sigma", "geoid", "undulation", "latitude",
        "longitude", "elapsed",
      ]
      .contains { key.contains($0) }
  }

  private static let ofReceiver = Set(
    ("id fid oid objectid index idx no num nr n number seq sequence point pointid pt counter count record row rowid frame line step "
      + "time when date datetime timestamp utc utctime utcdate epoch ts lat lon lng long y x z e n easting northing east north position "
      + "latlon lonlat latlng geometry geom wkt shape crs zone utmzone eph epv hacc vacc cep rms sdn sde sdu sdne age ratio segment "
      + "seg name title label track trackid trkseg part column ns ew hemisphere 序号 编号 点号 经度 纬度 坐标 时间 日期")
      .split(separator: " ").map(String.init))

  /// True for the name of a column in which logs write words of their own.
  static func holdsWordsOfLog(_ name: String) -> Bool {
    let key = HeaderName(name).key
    return [
      "mode", "state", "status", "provider", "fix", "source", "activity", "event", "message", "msg", "warning", "tip", "quality",
      "valid", "gps", "gnss", "satellite", "battery", "serial", "aircraft", "drone", "device", "firmware", "version", "time",
      "date",
      "utc", "zone", "unit", "frameid", "metadata", "时间", "日期", "状态", "模式", "flight", "rcmode", "datum",
    ].contains { key.contains($0) }
  }

  /// True for what the servers of forms add to each record.
  static func isOfFormServer(_ name: String) -> Bool {
    [
      "uuid", "submissiontime", "submissiondate", "instanceid", "metainstanceid", "globalid", "fulcrumid", "ec5uuid",
      "submittedby",
      "createduser", "creator", "createdby", "formhubuuid", "xformidstring",
    ].contains(HeaderName(name).key)
  }

  /// True for what is measured at an outlet.
  static func isMeasured(_ name: String) -> Bool {
    let key = HeaderName(name).key
    return ["diamet", "管径", "discharg", "流量", "flow", "pipe"].contains { key.contains($0) }
  }

  /// True for the name of a column of names.
  static func isOfNames(_ name: String) -> Bool {
    ["name", "title", "label", "名称", "site", "sitename", "标注", "annotation", "waypoint", "mark", "desc"]
      .contains(HeaderName(name).key)
  }

  /// True for a name that speaks of outlets itself.
  static func namesOutlet(_ name: String) -> Bool {
    let key = HeaderName(name).key
    return ["outfall", "outlet", "排污", "排口", "排水口", "入河", "sewage", "rejet", "exutoire", "einleit", "vertido", "culvert"]
      .contains { key.contains($0) }
  }

  private static let formWords = [
    "outfall", "outlet", "排污", "排口", "排水口", "入河", "sewage", "rejet", "exutoire", "einleit", "vertido", "pipe", "diamet", "管径",
    "管", "remark", "备注", "comment", "note", "photo", "picture", "image", "照片", "图片", "odor", "odour", "气味", "discharg", "bank",
    "岸", "river", "stream", "河", "受纳", "surveyor", "inspector", "observer", "调查", "排查", "condition", "colour", "color", "颜色",
    "material", "材质", "description", "descr", "bemerkung", "notiz", "observaci", "owner", "permit", "polluti", "污", "水质",
    "structure", "流量", "flow",
  ]

  /// Microseconds in the unit of a column that counts time from the start of a log; nil for any other column.
  static func clockUnit(_ name: String) -> Double? {
    let key = HeaderName(name).key
    let unit = HeaderName(name).unit
    let plain = plain(name)
    let isTime =
      plain.contains("time") || plain.contains("stamp") || key.hasSuffix("时间") || key.hasSuffix("时长") || plain.contains("elapsed")
      || plain.contains("uptime") || plain.contains("timer")
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
