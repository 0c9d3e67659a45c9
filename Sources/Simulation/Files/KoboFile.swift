import SurveyModel

/// The form of a walk as KoboToolbox exports it with labels: semicolons, the geopoint in five columns, and `_uuid` as the
/// id of a record.
func koboFile(_ sightings: [Sighting], outlets: [SimulatedOutlet], rivers: [SimulatedRiver]) -> [UInt8] {
  var text = Text()
  text.add("start;end;排污口位置;_排污口位置_latitude;_排污口位置_longitude;_排污口位置_altitude;_排污口位置_precision;")
  text.add("排查方式;排污口类型;岸别;受纳水体;现场情况备注;_uuid;_submission_time;_validation_status;_index\n")
  for (number, sighting) in sightings.enumerated() {
    let outlet = outlets[sighting.outlet]
    let place = [
      Text.number(sighting.position.latitude, 7), Text.number(sighting.position.longitude, 7), "1030",
      Text.number(sighting.accuracy, 1),
    ]
    let cells =
      [
        Text.time(sighting.time, hoursAhead: 8), Text.time(sighting.time + 95_000_000, hoursAhead: 8),
        place.joined(separator: " "),
      ] + place + [
        "徒步", chineseClass(sighting.type), outlet.bank == .left ? "左岸" : "右岸", rivers[outlet.river].name,
        remarks[number % remarks.count], sighting.recordedID,
        // In the evening, of UTC.
        String(Text.time(sighting.time).prefix(10)) + "T13:00:00", "", String(number + 1),
      ]
    text.add(cells.joined(separator: ";") + "\n")
  }
  return gb18030(text.bytes) ?? text.bytes
}
