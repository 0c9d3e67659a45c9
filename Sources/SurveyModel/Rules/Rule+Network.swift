extension Rule {
  /// Rules about how rivers hang together, and about forms.
  static let networkEntries: [RuleEntry] = [
    RuleEntry(
      .waterwayLeftOut, "waterway_left_out", [.finding(.info)],
      """
      Kinds of waterway that are no rivers, such as drains or dams, were not read. Name the kinds that are rivers with \
      --waterways.
      """),
    RuleEntry(
      .reachIdDuplicate, "reach_id_duplicate", [.finding(.warning)],
      "Two features have the same id; what flows into that id flows into the first of them. Give each its own id."),
    RuleEntry(
      .reachReversed, "reach_reversed", [.finding(.info), .finding(.warning)],
      """
      A reach is drawn against the flow and was turned round; the message says how that is known. Turn the line round \
      in the layer.
      """),
    RuleEntry(
      .flowUnknown, "flow_unknown", [.finding(.info), .finding(.warning)],
      """
      Nothing tells which way some reaches flow, so they have no bank, no river kilometre and no total with \
      tributaries. Draw them downstream, or give --downstream-id, --mouth or --drawn.
      """),
    RuleEntry(
      .networkGap, "network_gap", [.finding(.warning)],
      """
      The end of a reach misses another line by up to 30 m and is not linked to it. Close the gap, or give a greater \
      --node-tolerance.
      """),
    RuleEntry(
      .networkDangle, "network_dangle", [.finding(.info), .finding(.warning)],
      """
      Water ends where no reach goes on, although what it hangs together with flows elsewhere. Check that the reaches \
      are drawn downstream.
      """),
    RuleEntry(
      .networkIsland, "network_island", [.finding(.info)],
      "A small piece of river touches no other river. Draw its connection where there is one."),
    RuleEntry(
      .networkLoop, "network_loop", [.finding(.warning)],
      "Reaches flow in a circle, which was cut. Check which of them is drawn or numbered wrongly."),
    RuleEntry(
      .downstreamMissing, "downstream_missing", [.finding(.info)],
      """
      A reach flows into one that is not in the layer. The message says whether river kilometres are known there. There \
      is nothing to do at the edge of the layer.
      """),
    RuleEntry(
      .downstreamConflict, "downstream_conflict", [.finding(.warning)],
      """
      The ids, or the names, say that a reach flows elsewhere than it is drawn. The message says which was believed; \
      check both.
      """),
    RuleEntry(
      .positionChosen, "position_chosen", [.finding(.info), .finding(.warning)],
      """
      A form has several positions, and the message says which was taken. If it is the wrong one, name the right one \
      with --geopoint.
      """),
    RuleEntry(
      .parentRiverMissing, "parent_river_missing", [.finding(.info)],
      """
      The layer names the river that this one flows into, and that river is not in the layer. Add it where the totals \
      need it.
      """),
    RuleEntry(
      .parentRiverFar, "parent_river_far", [.finding(.warning)],
      """
      The layer names the river that this one flows into, and that river is too far from its end. Check the name and \
      the line.
      """),
    RuleEntry(
      .riverJoinedByName, "river_joined_by_name", [.finding(.info)],
      "A river was linked to the one that the layer names as the river it flows into. There is nothing to do."),
    RuleEntry(
      .riverNameShared, "river_name_shared", [.finding(.info)],
      """
      Several rivers of the layer have one name and do not hang together; each has an id of its own. If they are one \
      river, draw what is missing between them, or give --river-id.
      """),
    RuleEntry(
      .riverGapBridged, "river_gap", [.finding(.info), .finding(.warning)],
      """
      A river has a gap between two of its lines, as where it flows in a culvert. The message says whether it was \
      bridged. Draw what is missing where it matters.
      """),
    RuleEntry(
      .formRepeat, "form_repeat", [.finding(.info), .finding(.warning)],
      """
      Repeats of a form stand in a table or sheet of their own and were not joined to it. Read that table as a survey \
      of its own where it holds the outlets.
      """),
  ]
}
