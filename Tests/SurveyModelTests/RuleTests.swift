import SurveyModel
import Testing

@Suite("Rules and sets of flags")
struct RuleTests {
  @Test("ids are snake case, unique, and lead back to their rule", arguments: Rule.allCases)
  func ids(rule: Rule) {
    let words = rule.id.split(separator: "_", omittingEmptySubsequences: false)
    #expect(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) || $0.isNumber } })
    #expect(Rule(id: rule.id) == rule)
    #expect(Rule.allCases.count { $0.id == rule.id } == 1)
  }

  @Test("every rule is explained: one to three sentences, and an entry that is its own", arguments: Rule.allCases)
  func explained(rule: Rule) {
    let entry = rule.entry
    #expect(entry.rule == rule)
    let sentences = entry.explanation(naming: .arguments).matches(of: /[.?](?= [A-Z]| --|$)/).count
    #expect((1...3).contains(sentences) && entry.explanation.hasSuffix(".") || entry.explanation.hasSuffix("?"))
    #expect(!entry.explanation.contains("--"), "an option as it is typed")
    #expect(!entry.uses.isEmpty && Set(entry.uses).count == entry.uses.count)
    #expect(entry.uses.contains(.flag) == (rule.rawValue <= Rule.lastFlag.rawValue))
    #expect(entry.severities.map(\.rawValue) == entry.severities.map(\.rawValue).sorted())
  }

  @Test("ids stay as they are: scripts compare with them")
  func unchanged() {
    #expect(Rule.allCases.map(\.id).sorted() == Self.known)
  }

  private static let known = """
    accuracy_assumed accuracy_unreadable ambiguous_river ballpark_transformation bank_by_merge bank_mismatch bank_unrecognised \
    cell_error cells_missing checksum_missing checksum_wrong column_count column_passed_over control_characters_removed coordinate_fixed \
    coordinate_missing coordinate_nmea coordinate_order coordinate_out_of_range coordinate_projected coordinate_scaled \
    coordinate_swapped coordinate_unreadable crs_assumed date_order decimals_contradict_triple delimiter_note dilution_high \
    downstream_conflict downstream_missing encoding_ambiguous encoding_note extra_cells_empty feature_count_differs \
    few_satellites file_refused file_repeated file_unrecognised fix_applied fix_estimated fix_not_found flight_log_rows \
    flow_unknown form_repeat full_width_characters geometry_invalid geometry_missing geometry_unsupported gps_rollover \
    header_repeated json_invalid layer_passed_over leap_second line_ends_mixed log_damaged mark_ambiguous \
    mark_photo_unknown mark_time_outside_track method_unrecognised name_collision name_mismatch named_river_far \
    network_dangle network_gap network_island network_link_ignored network_loop no_final_newline no_fix no_records \
    nul_byte null_island numbers_grouped on_island outside_operation_area own_output_skipped parent_river_far parent_river_missing \
    photo_repeated photo_unreadable photo_without_position polygon_overlap polygon_repaired position_chosen \
    position_is_aircraft positions_differ possibly_swapped quote_taken_literally quote_unterminated reach_id_duplicate \
    reach_reversed record_too_long record_truncated repeated_vertices river_alias_unknown river_antimeridian river_by_merge river_by_name \
    river_drawn_upstream river_duplicate river_empty river_gap river_geometry_shared river_id_invented \
    river_joined_by_name river_name_shared river_not_in_layer river_part_gap river_part_reversed river_too_short river_unnamed river_zero_length \
    rivers_out_of_reach route_ignored rows_are_track rows_like_track several_positions sheet_hidden sheet_left_out suspect_bd09 suspect_clock \
    suspect_decimals suspect_gcj02 suspect_jump suspect_minutes suspect_null_island suspect_radians suspect_rivers_shifted \
    suspect_seconds suspect_sign suspect_stuck suspect_swapped suspect_triples suspect_undecided suspect_wgs84 \
    suspect_zone tag_overruled text_invalid text_repaired time_in_future time_inferred time_invalid time_order time_suspicious \
    time_unreadable time_zone_assumed times_differ totals_row track_too_short transformation_failed type_unrecognised \
    unmatched water_without_river waterway_left_out
    """.split(separator: " ").map(String.init)

  @Test("a text that is no rule is none", arguments: ["", "no_such_rule", "ambiguousRiver", "AMBIGUOUS_RIVER"])
  func unknown(id: String) {
    #expect(Rule(id: id) == nil)
  }

  @Test("every flag has a bit of its own")
  func bits() {
    let flags = Rule.allCases.filter { $0.rawValue <= Rule.lastFlag.rawValue }
    #expect(flags.allSatisfy { $0.rawValue < 64 })
    #expect(Set(flags.map { RuleSet($0).rawValue }).count == flags.count)
    for flag in flags {
      #expect(RuleSet(flag).rawValue.nonzeroBitCount == 1)
      #expect(RuleSet(flag).ids == [flag.id])
    }
  }

  @Test("a rule that is no flag never gets into a set")
  func others() {
    for rule in Rule.allCases where rule.rawValue > Rule.lastFlag.rawValue {
      #expect(RuleSet(rule).isEmpty)
      #expect(!RuleSet().contains(rule) && !RuleSet(.unmatched).contains(rule))
      var all = RuleSet(rawValue: .max)
      #expect(!all.contains(rule))
      #expect(!all.ids.contains(rule.id))
      all.insert(rule)
      #expect(all.rawValue == .max)
    }
  }

  @Test("insert, contain, unite; ids come sorted by their bytes")
  func sets() {
    var set = RuleSet()
    #expect(set.ids.isEmpty && !set.contains(.unmatched))
    set.insert(.unmatched)
    set.insert(.ambiguousRiver)
    set.formUnion(RuleSet(.accuracyAssumed))
    #expect(set.contains(.unmatched) && !set.contains(.timeInferred))
    #expect(set.ids == ["accuracy_assumed", "ambiguous_river", "unmatched"])

    let every = Rule.allCases.filter { $0.rawValue <= Rule.lastFlag.rawValue }.reduce(into: RuleSet()) { $0.insert($1) }
    #expect(every.ids == every.ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(every.ids.count == Int(Rule.lastFlag.rawValue) + 1)
  }
}
