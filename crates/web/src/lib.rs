//! HTTP: parse a request, call one action, render the answer.
//!
//! Not for: deciding anything.
