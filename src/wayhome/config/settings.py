"""Django's settings. Everything that differs between installations comes from the environment."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wayhome.config import environment
from wayhome.config.databases import BESIDE, databases
from wayhome.config.mail import mail_server
from wayhome.kernel.keystore import open_store

PACKAGE = Path(__file__).resolve().parent.parent

KEYS_HOME = environment.path("WAYHOME_KEYS")
_STORE = open_store(KEYS_HOME)

# Signed heads of the audit, outside the database; the origin names this instance in each of them.
CHECKPOINTS = Path(environment.text("WAYHOME_CHECKPOINTS") or KEYS_HOME / "checkpoints.txt")
AUDIT_ORIGIN = environment.text("WAYHOME_ORIGIN", "wayhome")

DEBUG = False
DEMO = environment.flag("WAYHOME_DEMO")
DEMO_SHIFT_SECONDS = environment.number("WAYHOME_DEMO_SHIFT") if DEMO else 0
SECRET_KEY = _STORE.named("django").hex()
ALLOWED_HOSTS = environment.words("WAYHOME_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("WAYHOME_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "wayhome.web.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wayhome.jobs",
    "wayhome.audit",
    "wayhome.access",
    "wayhome.intake",
    "wayhome.people",
    "wayhome.web.components",
    "wayhome.record",
    "wayhome.release",
    "wayhome.cooperation",
    "wayhome.insight",
    "wayhome.cases",
    "wayhome.screening",
    "wayhome.sites",
    "wayhome.consent",
    "wayhome.care",
    "wayhome.reintegration",
    "wayhome.operations",
    "wayhome.justice",
    "wayhome.workplan",
    "wayhome.documents",
    "wayhome.forms",
    "wayhome.field",
    "wayhome.erasure",
    "wayhome.interchange",
    "wayhome.config.apps.WiringConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wayhome.web.headers.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wayhome.web.faces.FaceMiddleware",
    "wayhome.api.middleware.ApiMiddleware",
    "wayhome.access.middleware.ContextMiddleware",
    "wayhome.access.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wayhome.access.middleware.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wayhome.web.accounts.middleware.SignInMiddleware",
    "wayhome.web.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wayhome.web.erased.ErasedMiddleware",
]

# The public faces: each its own database role, no session, no account.
INTAKE_PREFIXES = ("/ask/", "/answers/")
PUBLIC_PREFIXES = ("/record/",)
# Which audience this process answers: all of them, or one (`wayhome serve --face`).
FACE = environment.text("WAYHOME_FACE", "all")
# Where the leave link goes: a place that anybody may be seen at in this country.
LEAVE_TARGET = environment.text("WAYHOME_LEAVE_TARGET", "https://www.weather.com/")
# Help lines on the public pages, `name number` each; the defaults are Cambodia's.
HELP_LINES = environment.words(
    "WAYHOME_HELP_LINES", "Police 117, Ambulance 119, Child Helpline Cambodia 1280"
)
# Where to say that something does not work: an e-mail address, a telephone number or a page.
CONTACT = environment.text("WAYHOME_CONTACT")
PATHS_WITHOUT_DATABASE = (
    "/static/",
    "/healthz",
    "/api/partner/v1/docs",
    "/api/partner/v1/openapi.json",
)
# Calls of one agency's systems to one process: at once, and that come back each second.
API_CALLS = environment.budget("WAYHOME_API_CALLS", "600,20")
# A language model that proposes facts of public articles beside the rules: the address of an
# OpenAI-compatible chat endpoint. Off without one; only this machine unless said otherwise.
MODEL_URL = environment.text("WAYHOME_MODEL_URL")
MODEL_NAME = environment.text("WAYHOME_MODEL_NAME", "local")
MODEL_ELSEWHERE = environment.flag("WAYHOME_MODEL_ELSEWHERE")

ROOT_URLCONF = "wayhome.config.urls"
WSGI_APPLICATION = "wayhome.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "wayhome.web.components.renderer.WayhomeRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = databases(
    environment.text("DATABASE_URL", "postgresql://wayhome_owner@localhost/wayhome"),
    _STORE,
    pooled=environment.flag("WAYHOME_POOL"),
)
ROW_RULES = "wayhome.config.wiring.ROWS"
DATABASE_ROUTERS = ["wayhome.kernel.database.RoleRouter"]
# Limits on signing in hold for all processes together.
CACHES = {"default": {"BACKEND": "wayhome.access.shared_cache.SharedCache", "LOCATION": BESIDE}}
PROCRASTINATE_DATABASE_ALIAS = "jobs"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

# Nobody signs up and no account is mailed to: administrators make accounts.
REQUIRE_SECOND_FACTOR = environment.flag("WAYHOME_REQUIRE_SECOND_FACTOR", default=not DEMO)
ACCOUNT_ADAPTER = "wayhome.web.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
# Behind a proxy all share one address: failures count by name, or ten would shut everybody out.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "300/m/ip,5/300s/key"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
MFA_ADAPTER = "wayhome.web.accounts.adapter.SecondFactorAdapter"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Wayhome"
MFA_TOTP_TOLERANCE = 1

SESSION_ENGINE = "wayhome.web.accounts.sessions"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "wayhome.web.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"

HTTPS = environment.flag("WAYHOME_HTTPS")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Nothing is told to other sites; with "no-referrer" browsers send forms with the origin "null".
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A text that is far too long still comes back to its writer, to be made shorter.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024
# A folder of saved pages; a page can then say which of them were too many.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
# Uploads stay in memory: a temporary file would be a story on the disk in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("km", _("Khmer")),
    ("en", _("English")),
    ("fr", _("French")),
    ("zh-hans", _("Simplified Chinese")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "wayhome.config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.text("WAYHOME_TIME_ZONE", "Asia/Phnom_Penh")
# What is closed or set aside is kept that long; then somebody may propose to erase it for that alone.
KEEP_DAYS = environment.days("WAYHOME_KEEP_DAYS", 731)

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# People who work here are told that something waits; without a mail server only on the desk.
_MAIL = mail_server(environment.text("WAYHOME_MAIL"))
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_TLS = _MAIL.starts_tls
EMAIL_USE_SSL = _MAIL.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("WAYHOME_MAIL_FROM", "wayhome@localhost")

# Logs carry ids and names of events: never a path with a query, a header or a value.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "filters": {"bare": {"()": "wayhome.web.logs.BareFilter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["bare"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
