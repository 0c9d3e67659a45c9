import SurveyModel

/// The form of a walk: a table such as field offices use, with Chinese headers and local times.
func formFile(_ sightings: [Sighting], rivers: [SimulatedRiver], encoding: CampaignOptions.FormEncoding) -> [UInt8] {
  var text = Text()
  text.add("编号,排污口名称,排查时间,经度,纬度,定位精度（米）,排查方式,排污口类型,岸别,受纳水体,现场情况备注\n")
  for (number, sighting) in sightings.enumerated() {
    let river = rivers[sighting.namedRiver]
    let bank = chineseName(of: sighting.namedBank)
    let cells = [
      sighting.recordedID, "\(river.name)\(bank)\(number + 1)号排污口", Text.time(sighting.time, hoursAhead: 8),
      Text.number(sighting.position.longitude, 7), Text.number(sighting.position.latitude, 7),
      Text.number(sighting.accuracy, 1), "徒步", chineseClass(sighting.type), bank, river.name,
      remark(of: sighting, number: number),
    ]
    text.addRow(cells)
  }
  return encoding == .gb18030 ? gb18030(text.bytes) ?? text.bytes : text.bytes
}

func chineseName(of bank: Bank) -> String { bank == .left ? "左岸" : "右岸" }

/// The first-level class of HJ 1312-2023 for a type.
func chineseClass(_ type: OutletType) -> String {
  switch type {
  case .industrial: "工业排污口"
  case .municipal: "城镇污水处理厂排污口"
  case .agricultural: "农业排口"
  case .other: "其他排口"
  case .unknown: ""
  }
}

/// The remark of a crew on the sighting with this number, as a cell of a CSV file.
func remark(of sighting: Sighting, number: Int) -> String {
  sighting.isRemarked ? repeatRemark : remarks[number % remarks.count]
}

/// What a crew says of an outlet that it recorded before: "measured again".
let repeatRemark = "复测"

/// Two of them are quoted.
private let remarks = ["", "管径约0.6米", "\"有水流, 略浑\"", "暗管", "\"口门旁标识牌写有\"\"请勿倾倒\"\"\"", ""]
