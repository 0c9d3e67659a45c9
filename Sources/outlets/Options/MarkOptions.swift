import ArgumentParser
import SurveyModel

/// Options about photos, and marks that are placed by photos and tracks.
struct MarkOptions: SurveyArguments {
  @Option(.marks) var marks: [String] = []
  @Flag(.photoEvents) var photoEvents = false
  @Option(.maximumGap) var maxGap: Double?
  // The value may begin with a minus.
  @Option(.clockOffset, parsing: .unconditional) var clockOffset: String?
}
