private import Glibc

/// The number of processors that are at work, at least one: the threads of a run that says nothing else.
public func processorCount() -> Int {
  max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
