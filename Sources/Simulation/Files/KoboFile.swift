import SurveyModel

/// The form of a walk as KoboToolbox exports it with labels: cells separated by semicolons, the position in five columns, and the
/// id of the record in `_uuid`.
func koboFile(_ sightings: [Sighting], rivers: [SimulatedRiver]) -> [UInt8] {
  var text = Text()
  text.add("start;end;排污口位置;_排污口位置_latitude;_排污口位置_longitude;_排污口位置_altitude;_排污口位置_precision;")
  text.add("排查方式;排污口类型;岸别;受纳水体;现场情况备注;_uuid;_submission_time;_validation_status;_index\n")
  for (number, sighting) in sightings.enumerated() {
    let geopoint = [
      Text.number(sighting.position.latitude, 7), Text.number(sighting.position.longitude, 7), "1030",
      Text.number(sighting.accuracy, 1),
    ]
    let cells =
      [
        Text.time(sighting.time, hoursAhead: 8), Text.time(sighting.time + 95_000_000, hoursAhead: 8),
        geopoint.joined(separator: " "),
      ] + geopoint + [
        "徒步", chineseClass(sighting.type), chineseName(of: sighting.namedBank),
        rivers[sighting.namedRiver].name,
        remark(of: sighting, number: number), sighting.recordedID,
        // Forms are submitted in the evening (21:00 in local time).
        String(Text.time(sighting.time).prefix(10)) + "T13:00:00", "", String(number + 1),
      ]
    text.addRow(cells, separator: ";")
  }
  return gb18030(text.bytes) ?? text.bytes
}
