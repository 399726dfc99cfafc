pragma ComponentBehavior: Bound
import QtQuick

/*! One row of a windowed list, at the place the strip gives it. */
Item {
    id: root

    /*! What the mini-app sent of it. */
    required property Node content
    /*! What a screen reader calls it: the words in it. */
    property string spoken: ""

    objectName: "stripRow"
    implicitHeight: content.implicitHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Component.onCompleted: {
        content.parent = root;
        content.x = 0;
        content.y = 0;
        content.width = Qt.binding(() => Math.min(root.width, content.hugs ? Math.ceil(content.implicitWidth) : content.widthMax));
        content.height = Qt.binding(() => root.height);
    }
}
