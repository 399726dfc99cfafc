import QtQuick

/*! A field to search with: a glass before it, a cross behind it once there is something to clear. Esc clears. */
Field {
    id: root

    startPadding: 36
    endPadding: clear.visible ? 34 : 12
    placeholderText: qsTr("Search")
    maximumLength: 200
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        root.clear();
    }

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: 16
        color: Theme.textFaint
    }
    IconButton {
        id: clear

        objectName: root.objectName + "Clear"
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        width: 28
        height: 28
        visible: root.length > 0
        iconName: "x"
        iconSize: 14
        name: qsTr("Clear search")
        focusPolicy: Qt.NoFocus
        onClicked: {
            root.clear();
            root.forceActiveFocus();
        }
    }
}
