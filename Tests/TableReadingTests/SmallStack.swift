#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on a thread with 512 KiB of stack, as threads that an embedding program starts may have.
enum SmallStack {
  private final class Work {
    let body: () -> Bool
    var answer = false
    init(_ body: @escaping () -> Bool) { self.body = body }
  }

  static func run(_ body: @escaping () -> Bool) -> Bool {
    let work = Work(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 * 1024)
    var thread = pthread_t()
    let started = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        let work = Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue()
        work.answer = work.body()
        return nil
      }, Unmanaged.passUnretained(work).toOpaque())
    guard started == 0 else { return false }
    pthread_join(thread, nil)
    return work.answer
  }
}
