pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The options of a choice one below the other, with a search when there are more than ten. */
FocusScope {
    id: root

    required property var options
    required property int chosen
    required property string accent
    required property string label
    readonly property bool hasSearch: options.length > 10
    readonly property real lead: hasSearch ? search.height + Theme.gapTiny : 0
    /*! The numbers of the options that the search lets through. */
    readonly property var found: {
        const wanted = hasSearch ? search.text.trim().toLowerCase() : "";
        const numbers = [];
        for (let at = 0; at < options.length; at++) {
            if (wanted === "" || options[at].text.toLowerCase().includes(wanted))
                numbers.push(at);
        }
        return numbers;
    }

    /*! The person picked the option with this number. */
    signal picked(int at)

    function pick(): void {
        const at = found[view.currentIndex];
        if (at !== undefined && options[at].is_enabled)
            picked(at);
    }

    /*! Go on by `by` options, past those that cannot be chosen; stay where there is none. */
    function go(by: int): void {
        for (let at = view.currentIndex + by; at >= 0 && at < found.length; at += by) {
            if (options[found[at]].is_enabled) {
                view.currentIndex = at;
                return;
            }
        }
    }

    implicitHeight: lead + (found.length === 0 ? 36 : Math.min(found.length, 8) * 36)
    onFoundChanged: view.currentIndex = Math.max(0, found.indexOf(chosen))
    Keys.onDownPressed: root.go(1)
    Keys.onUpPressed: root.go(-1)
    Keys.onReturnPressed: root.pick()
    Keys.onEnterPressed: root.pick()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space && !root.hasSearch) {
            event.accepted = true;
            root.pick();
        }
    }
    Component.onCompleted: view.positionViewAtIndex(view.currentIndex, ListView.Contain)

    SearchBox {
        id: search

        objectName: "optionSearch"
        accent: root.accent
        width: root.width
        visible: root.hasSearch
        focus: root.hasSearch
        label: qsTr("Search")
    }

    ListView {
        id: view

        objectName: "optionList"
        y: root.lead
        width: root.width
        height: root.height - y
        focus: !root.hasSearch
        clip: true
        model: root.found
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        Accessible.role: Accessible.List
        Accessible.name: root.label || qsTr("Options")
        T.ScrollBar.vertical: ScrollLine {}

        delegate: T.AbstractButton {
            id: entry

            required property int modelData
            required property int index
            readonly property var option: root.options[modelData]
            readonly property bool isChosen: modelData === root.chosen

            objectName: "choice" + modelData
            width: view.width
            height: 36
            enabled: option?.is_enabled ?? false
            opacity: enabled ? 1 : 0.45
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: option?.text ?? ""
            Accessible.selectable: true
            Accessible.selected: isChosen
            onClicked: root.picked(modelData)
            onHoveredChanged: {
                if (hovered)
                    view.currentIndex = index;
            }

            background: Rectangle {
                radius: Theme.radiusSmall
                color: view.currentIndex === entry.index ? Theme.pressed : "transparent"
            }
            contentItem: Item {
                IconImage {
                    id: sign

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.gapSmall
                    anchors.verticalCenter: parent.verticalCenter
                    visible: name !== ""
                    name: entry.option?.icon ?? ""
                    size: 16
                }
                SilentText {
                    anchors.left: sign.visible ? sign.right : parent.left
                    anchors.leftMargin: Theme.gapSmall
                    anchors.right: tick.left
                    anchors.rightMargin: Theme.gapSmall
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.option?.text ?? ""
                    horizontalAlignment: Text.AlignLeft
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    font.weight: entry.isChosen ? Font.DemiBold : Font.Normal
                }
                IconImage {
                    id: tick

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    visible: entry.isChosen
                    name: "check"
                    size: 16
                    color: Accents.main(root.accent)
                }
            }
        }

        PlainText {
            anchors.centerIn: parent
            visible: root.found.length === 0
            text: root.hasSearch && root.options.length > 0 ? qsTr("Nothing found") : qsTr("There is nothing to choose")
            color: Theme.textSoft
        }
    }
}
