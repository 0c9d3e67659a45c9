import SurveyMath
package import SurveyModel

/// Makes up a province: basins with branching networks of reaches, which have the id of the reach that they flow into; districts;
/// a table of outlets beside reaches drawn at random; and the truth about these.
///
/// Time and memory grow in proportion to the number of reaches and outlets. Throws ``InputError`` (usage) when no province can be
/// made with these options.
package func simulateProvince(_ options: ProvinceOptions) throws(InputError) -> [Campaign.File] {
  try options.check()
  var random = (1...2).map { SeededGenerator(seed: options.seed, stream: $0 + 100) }
  var province = Province(options)
  for basin in 0..<options.basins {
    let count = options.reaches / options.basins + (basin < options.reaches % options.basins ? 1 : 0)
    province.add(ProvinceLayout(reaches: count, using: &random[0]))
  }
  let (marks, truth) = province.outlets(options.outlets, using: &random[1])
  return [
    Campaign.File(name: "basins.geojson", bytes: province.basinsFile()),
    Campaign.File(name: "districts.geojson", bytes: province.districtsFile(options.districts)),
    Campaign.File(name: "rivers.geojson", bytes: province.riversFile()),
    Campaign.File(name: "surveys/marks.csv", bytes: marks),
    Campaign.File(name: "truth.geojson", bytes: truth),
  ]
}
