/// What data of a shape bring along for answering requests of the service that they come from.
///
/// Reading has no use for it: a room above says what it is, and takes it from the table again.
package protocol ShapeRequests: Sendable {}
