import SurveyPipeline
import TextKit

/// The text of the line that says how far a run has come: stage, bar, amount, rate and the time that is left of the stage.
struct ProgressLine {
  private var progress: Progress?
  /// When the stage began and when its last word came, in seconds since the start of the run.
  private var began = 0.0
  private var noted = 0.0

  /// Takes what a run says of itself.
  mutating func note(_ new: Progress, at time: Double) {
    if new.stage != progress?.stage { began = time }
    // Threads may speak out of turn; what is done never becomes less.
    if let old = progress, old.stage == new.stage, new.done < old.done { return }
    progress = new
    noted = time
  }

  /// The line, cut to the width of the terminal; nil before anything is known.
  func text(at time: Double, width: Int) -> String? {
    guard let progress else { return nil }
    let barWidth = width < 100 ? 12 : 20
    var parts = [progress.stage.rawValue.padded(to: 8)]
    if let total = progress.total, total > 0 {
      let share = min(1, Double(progress.done) / Double(total))
      let filled = Int(share * Double(barWidth))
      parts.append(
        "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled) + "]"
          + " \(Int(share * 100)) %".leftPadded(to: 6))
      parts.append("\(amount(progress.done, progress.stage)) of \(amount(total, progress.stage))")
    } else if progress.done > 0 {
      parts.append(amount(progress.done, progress.stage))
    }
    let spent = noted - began
    if progress.done > 0, spent > 0.2 {
      parts.append("\(amount(Int(Double(progress.done) / spent), progress.stage))/s")
      if let total = progress.total, total > progress.done {
        let left = Double(total - progress.done) * spent / Double(progress.done) - (time - noted)
        parts.append("\(duration(max(1, left))) left")
      }
    } else {
      parts.append("for \(duration(time - began))")
    }
    if progress.stage != .placing, progress.stage != .writing, progress.observations > 0 {
      parts.append("\(grouped(progress.observations)) observations")
    }
    return String(parts.joined(separator: "  ").prefix(max(20, width - 1)))
  }

  /// Bytes while reading, else observations, features or rows.
  private func amount(_ number: Int, _ stage: Progress.Stage) -> String {
    guard stage == .reading else { return grouped(number) }
    return number < 10_000_000 ? "\(grouped(number / 1000)) kB" : "\(grouped(number / 1_000_000)) MB"
  }

  /// "8 s", "2 min 05 s".
  private func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    guard whole >= 60 else { return "\(whole) s" }
    return "\(whole / 60) min \(whole % 60 < 10 ? "0" : "")\(whole % 60) s"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
