"""Words inside dates: the months in the four languages, and how people say "about"."""

_ENGLISH = "january february march april may june july august september october november december"
_ENGLISH_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_FRENCH_PLAIN = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
_KHMER = "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ"
_CHINESE = "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月"

MONTHS = {
    name: number
    for names in (_ENGLISH, _ENGLISH_SHORT, _FRENCH, _FRENCH_PLAIN, _KHMER, _CHINESE)
    for number, name in enumerate(names.split(), start=1)
}

ABOUT = ("about", "around", "circa", "environ", "vers", "ប្រហែល", "大约", "大概", "左右", "约", "~")

FILLERS = frozenset({"of", "the", "de", "du", "le"})
