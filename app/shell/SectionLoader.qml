import QtQuick

/*! One screen of one section: loaded when first shown, kept for as long as there is what it shows. */
Loader {
    id: root

    required property string file
    required property QtObject screenModel
    required property bool isCurrent
    property bool isVisited: false

    /*! Something was chosen from what it shows. */
    signal chosen

    function load() {
        if (screenModel === null)
            source = "";
        else if (isCurrent && status === Loader.Null) {
            isVisited = true;
            setSource(file, {
                "viewModel": screenModel
            });
        }
    }

    anchors.fill: parent
    visible: isCurrent
    active: isVisited
    onIsCurrentChanged: load()
    onScreenModelChanged: load()
    Component.onCompleted: load()

    Connections {
        function onChosen(): void {
            root.chosen();
        }

        target: root.item
        ignoreUnknownSignals: true
    }
}
