pragma ComponentBehavior: Bound
import QtQuick
import app.shell

/*! Which is seen where there is no room for both: the list of a section, or what was chosen from it. */
QtObject {
    id: root

    required property ShellViewModel viewModel
    /*! What the window has for both, in units. */
    required property real room

    /*! Little room: the list gives way to what was opened from it in a tab of its own. */
    readonly property bool isNarrow: room < 800
    /*! Room for one of them only. */
    readonly property bool isSingle: room < 640
    readonly property bool isHome: (viewModel.tabs?.current ?? 0) === 0 // qmllint disable missing-property
    /*! The list is wanted, where there is one only. */
    property bool isListWanted: false
    /*! Nothing is there yet: the grey shapes of the list are what says so. */
    readonly property bool isLoading: !viewModel.isReady && viewModel.failureText === ""
    readonly property bool hasList: !isNarrow || isHome && (!isSingle || isListWanted || isLoading)
    readonly property bool hasContent: !(isSingle && hasList)
    /*! What the first tab shows can be left for the list. */
    readonly property bool canGoBack: isSingle && isHome && !isListWanted && viewModel.isReady
    /*! What was chosen in the section; another is to be seen at once, whatever chose it. */
    readonly property string chosen: viewModel.home.title

    /*! What was chosen already is meant as well by whoever opens it once more, or the tab it is in. */
    readonly property Connections following: Connections {
        target: root.viewModel.tabs
        ignoreUnknownSignals: true

        function onHomeWanted(): void {
            root.isListWanted = false;
        }
    }

    onChosenChanged: isListWanted = false
}
