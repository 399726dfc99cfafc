"""Drawing a mini-app's component tree: one QML component per schema component, and what creates and changes them."""
