import Workers

/// How a run is carried out: its threads, whom it tells how far it is, and who may stop it. It never shows in the result.
struct RunControl: Sendable {
  let jobs: Int
  let cancellation: Cancellation
  let progress: Progress.Observer
  let reading: ReadingProgress

  init(jobs: Int, cancellation: Cancellation, progress: @escaping Progress.Observer) {
    self.jobs = jobs
    self.cancellation = cancellation
    self.progress = progress
    reading = ReadingProgress(progress)
  }

  /// Tells how far the run is, and throws `Cancelled` when it is to stop.
  func enter(_ stage: Progress.Stage, total: Int? = nil, observations: Int) throws(Cancelled) {
    try cancellation.check()
    progress(Progress(stage: stage, done: 0, total: total, observations: observations))
  }
}
