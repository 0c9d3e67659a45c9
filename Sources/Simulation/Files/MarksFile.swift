import SurveyModel

/// The table of marks of a flight: a row for each outlet that was marked in its pictures.
func marksFile(_ sightings: [Sighting]) -> [UInt8] {
  var text = Text()
  let hasRemarks = sightings.contains { $0.isRemarked }
  text.add("id,time,longitude,latitude,accuracy_m,method,type,photo\(hasRemarks ? ",remark" : "")\n")
  for (number, sighting) in sightings.enumerated() {
    let cells = [
      sighting.recordedID, Text.time(sighting.time), Text.number(sighting.position.longitude, 7),
      Text.number(sighting.position.latitude, 7), Text.number(sighting.accuracy, 1), SurveyMethod.drone.name,
      sighting.typeName, photoName(number) + ".JPG",
    ]
    text.addRow(hasRemarks ? cells + [sighting.isRemarked ? repeatRemark : ""] : cells)
  }
  return text.bytes
}
